"""SVC003: the port is reserved for root, and the service runs as another user."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.service.evidence import OnPort
from indextts_doctor.facts import Port


@check(
    "SVC003",
    Severity.WARNING,
    title=_("port {port} is below {start}: user {user} may not listen on it"),
    summary=_("the service's user may not listen on a privileged port"),
    why=_("""Low ports are reserved for root and for programs with CAP_NET_BIND_SERVICE. For other users the system
        reports "Permission denied" (Errno 13)."""),
    how=_("""The port is compared with net.ipv4.ip_unprivileged_port_start, and the service's user is not root. It is an
        error if an attempt to bind the port was refused."""),
    advice=_("""Use port {start} or higher with a reverse proxy in front of it, or set
        AmbientCapabilities=CAP_NET_BIND_SERVICE in the systemd unit."""),
    remedy=_("""Use an unprivileged port with a reverse proxy in front of it, or set
        AmbientCapabilities=CAP_NET_BIND_SERVICE in the systemd unit."""),
    explains=("SVC006",),
    source="ip(7): ip_unprivileged_port_start; reproduced as an ordinary user",
)
def port_is_privileged(port: Port) -> Found[OnPort]:
    if port.privileged and not port.served:
        refused = port.bind_error == "EACCES"
        about = frozenset({f"port {port.number}"})
        yield OnPort(
            port=port.number,
            start=port.unprivileged_from,
            user=port.user,
            error=port.bind_error,
            about=about,
            severity=Severity.ERROR if refused else None,
        )
