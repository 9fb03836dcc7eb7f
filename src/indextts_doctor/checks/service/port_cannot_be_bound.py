"""SVC006: nobody is seen on the port, and yet it cannot be bound."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Port
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

_REFUSALS = ("EACCES", "EPERM")  # these depend on the user


@check(
    "SVC006",
    Severity.ERROR,
    title=Text(
        en="port {port} cannot be bound ({error}), although nobody listens on it",
        zh="端口 {port} 没有程序监听，却无法绑定（{error}）",
    ),
    why=Text(
        en="EADDRINUSE: a program has bound the port without listening yet, or is not visible from here. EADDRNOTAVAIL: the "
        "loopback interface is down or missing. EACCES: a security policy such as SELinux forbids it. The service will meet "
        "the same error.",
        zh="EADDRINUSE：有程序占了端口但还没监听，或从这里看不到；EADDRNOTAVAIL：回环网卡没有启用；"
        "EACCES：被 SELinux 等安全策略禁止。服务启动时会遇到同样的错误。",
    ),
    how=Text(
        en="The port was bound on 127.0.0.1 for a moment, without listening, as servers do it (SO_REUSEADDR).",
        zh="用服务器的方式（SO_REUSEADDR）在 127.0.0.1 上短暂绑定该端口，不监听。",
    ),
    advice=Text(
        en="Give the service another port. This shows what uses the present one, save a socket that is bound "
        "without listening: `sudo ss -tanp 'sport = :{port}'`. This shows whether the loopback interface is "
        "up: `ip addr show lo`",
        zh="给服务换一个端口。查看占用当前端口的连接（看不到只绑定未监听的套接字）：`sudo ss -tanp 'sport = "
        ":{port}'`。查看回环网卡是否启用：`ip addr show lo`",
    ),
    source="bind(2); reproduced: a socket that is bound and does not listen",
)
def port_cannot_be_bound(port: Port) -> Iterator[Evidence]:
    error = port.bind_error
    if error is None or port.listeners or (error in _REFUSALS and _refused_by_number(port)):
        return
    yield Evidence({"port": port.number, "error": error}, about=frozenset({f"port {port.number}"}))


def _refused_by_number(port: Port) -> bool:
    """Whether the port is low: SVC003 speaks of it, or the service runs as root while the doctor does not."""
    return port.number < port.unprivileged_from
