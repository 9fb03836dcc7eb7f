"""SVC002: the process that listens on the port is not visible to this user."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.service.evidence import OnPort
from indextts_doctor.facts import Port


@check(
    "SVC002",
    Severity.WARNING,
    title=_("port {port} is taken by a process of {user} that is not visible"),
    summary=_("the process that listens on the port is not visible"),
    why=_("""If the process is the service itself, nothing is wrong. Otherwise the service cannot start (Address already
        in use). Only root and the owner can see which process holds a socket, and a process outside of this container
        is never visible."""),
    how=_("""The kernel's table of listening sockets contains the port and its user, but no visible process holds the
        socket."""),
    advice=_("Run the doctor as {user}, or look up the process as root: `sudo ss -ltnp 'sport = :{port}'`"),
    remedy=_("Run the doctor as the owner of the process, or look up the process as root with ss -ltnp."),
    source="proc(5): /proc/PID/fd needs the process's own user or root",
)
def port_is_taken_by_hidden_process(port: Port) -> Found[OnPort]:
    hidden = [one for one in port.listeners if one.pid is None]
    if hidden and len(hidden) == len(port.listeners):
        yield OnPort(
            port=port.number, user=hidden[0].user, address=hidden[0].address, about=frozenset({f"port {port.number}"})
        )
