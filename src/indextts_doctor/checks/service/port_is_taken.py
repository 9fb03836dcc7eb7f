"""SVC001: another program listens on the port."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.service.evidence import OnPort
from indextts_doctor.facts import Port

_SHORT = 40  # characters of the command in the title


@check(
    "SVC001",
    Severity.ERROR,
    title=_("port {port} is taken by {program} (process {pid}, user {user})"),
    why=_("""One program only can listen on a port; the service ends at its start with "Address already in use" (Errno
        98)."""),
    how=_("""The kernel's table of listening sockets, IPv4 and IPv6, and the process that holds the socket; it has
        neither its working folder nor its program in the deployment's folder."""),
    advice=_("""Give the service another port (for gunicorn, with -b), or stop the other program the way it was started.
        This names its unit, if it has one: `systemctl status {pid}`"""),
    explains=("SVC006",),
    source="bind(2): EADDRINUSE; pallets/flask#4343 (AirPlay Receiver on port 5000 of macOS)",
)
def port_is_taken(port: Port) -> Found[OnPort]:
    told = set()
    for one in port.listeners:
        if not port.served and one.pid is not None and one.pid not in told:
            told.add(one.pid)
            yield OnPort(
                port=port.number,
                pid=one.pid,
                program=one.command[:_SHORT] or "?",
                command=one.command,
                user=one.user,
                address=one.address,
                family=one.family,
                about=frozenset({f"port {port.number}"}),
            )
