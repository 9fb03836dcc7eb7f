"""SVC001: another program listens on the port."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.service.evidence import OnPort
from indextts_doctor.facts import Port

_SHORT = 40  # characters of the command in the title


@check(
    "SVC001",
    Severity.ERROR,
    title=_("port {port} is taken by {program} (process {pid}, user {user})"),
    summary=_("another program listens on the port"),
    why=_("""Only one program can listen on a port. The service exits at startup with "Address already in use" (Errno
        98)."""),
    how=_("""The kernel's table of listening sockets (IPv4 and IPv6) contains the port. Neither the working folder nor
        the program of the process that holds the socket is in the deployment's folder."""),
    advice=_("""Give the service another port (for gunicorn, with -b), or stop the other program in the way it was
        started. Show its unit, if it has one: `systemctl status {pid}`"""),
    remedy=_("""Give the service another port (for gunicorn, with -b), or stop the other program in the way it was
        started."""),
    explains=("SVC006",),
    source="bind(2): EADDRINUSE; pallets/flask#4343 (AirPlay Receiver on port 5000 of macOS)",
)
def port_is_taken(port: Port) -> Found[OnPort]:
    reported = set()
    for one in port.listeners:
        if not port.served and one.pid is not None and one.pid not in reported:
            reported.add(one.pid)
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
