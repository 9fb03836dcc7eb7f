"""SVC002: someone listens on the port whose process this user may not see."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.service.evidence import OnPort
from indextts_doctor.facts import Port


@check(
    "SVC002",
    Severity.WARNING,
    title=_("port {port} is taken by a process of {user} that cannot be seen from here"),
    why=_("""If it is the deployment itself, all is well; if not, the service cannot start (Address already in use).
        Only root and the owner may see which process holds a socket; one outside of this container is never seen."""),
    how=_("The kernel's table of listening sockets names the user, but no visible process holds the socket."),
    advice=_("Run the doctor as {user}, or look as root: `sudo ss -ltnp 'sport = :{port}'`"),
    source="proc(5): /proc/PID/fd needs the process's own user or root",
)
def port_is_taken_by_hidden_process(port: Port) -> Found[OnPort]:
    hidden = [one for one in port.listeners if one.pid is None]
    if hidden and len(hidden) == len(port.listeners):
        yield OnPort(
            port=port.number, user=hidden[0].user, address=hidden[0].address, about=frozenset({f"port {port.number}"})
        )
