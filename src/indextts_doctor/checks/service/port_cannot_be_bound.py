"""SVC006: nobody is seen on the port, and yet it cannot be bound."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.service.evidence import OnPort
from indextts_doctor.facts import Port

_REFUSALS = ("EACCES", "EPERM")  # these depend on the user


@check(
    "SVC006",
    Severity.ERROR,
    title=_("port {port} cannot be bound ({error}), although nobody listens on it"),
    why=_("""EADDRINUSE: a program has bound the port without listening yet, or is not visible from here. EADDRNOTAVAIL:
        the loopback interface is down or missing. EACCES: a security policy such as SELinux forbids it. The service
        will meet the same error."""),
    how=_("The port was bound on 127.0.0.1 for a moment, without listening, as servers do it (SO_REUSEADDR)."),
    advice=_("""Give the service another port. This shows what uses the present one, save a socket that is bound
        without listening: `sudo ss -tanp 'sport = :{port}'`. This shows whether the loopback interface is up: `ip
        addr show lo`"""),
    source="bind(2); reproduced: a socket that is bound and does not listen",
)
def port_cannot_be_bound(port: Port) -> Found[OnPort]:
    error = port.bind_error
    # Of a low port SVC003 speaks, or the service runs as root while the doctor does not.
    if error is None or port.listeners or (error in _REFUSALS and port.number < port.unprivileged_from):
        return
    yield OnPort(port=port.number, error=error, about=frozenset({f"port {port.number}"}))
