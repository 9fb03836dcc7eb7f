"""SVC006: the port cannot be bound, although no program listens on it."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.service.evidence import OnPort
from indextts_doctor.facts import Port

_REFUSALS = ("EACCES", "EPERM")  # these depend on the user


@check(
    "SVC006",
    Severity.ERROR,
    title=_("port {port} cannot be bound ({error}), although no program listens on it"),
    summary=_("the port cannot be bound, although no program listens on it"),
    why=_("""The service will get the same error. EADDRINUSE: a program has bound the port without listening yet, or is
        not visible to the doctor. EADDRNOTAVAIL: the loopback interface is down or missing. EACCES: a security policy
        such as SELinux forbids it."""),
    how=_("""The port is bound on 127.0.0.1 for a moment, without listening, in the same way as servers do it
        (SO_REUSEADDR)."""),
    advice=_("""Configure another port for the service. Show what uses port {port} (ss does not show sockets
        that are bound but not listening): `sudo ss -tanp 'sport = :{port}'`. Check whether the loopback
        interface is up: `ip addr show lo`"""),
    remedy=_("""Give the service another port. ss -tanp, run as root, lists the programs that use the current
        one, except sockets that are bound without listening. Check whether the loopback interface is up: `ip
        addr show lo`"""),
    source="bind(2); reproduced: a socket that is bound and does not listen",
)
def port_cannot_be_bound(port: Port) -> Found[OnPort]:
    error = port.bind_error
    # SVC003 reports a low port, or the service runs as root and the doctor does not.
    if error is None or port.listeners or (error in _REFUSALS and port.number < port.unprivileged_from):
        return
    yield OnPort(port=port.number, error=error, about=frozenset({f"port {port.number}"}))
