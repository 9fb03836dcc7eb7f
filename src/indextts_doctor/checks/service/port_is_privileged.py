"""SVC003: the port is reserved for root, and the service runs as someone else."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Port
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SVC003",
    Severity.WARNING,
    title=Text(
        en="port {port} is below {start}: user {user} may not listen on it",
        zh="端口 {port} 小于 {start}，用户 {user} 无权监听",
    ),
    why=Text(
        en='Low ports are for root, or programs with CAP_NET_BIND_SERVICE; to others the system says "Permission denied" '
        "(Errno 13).",
        zh="低端口只允许 root 或拥有 CAP_NET_BIND_SERVICE 的程序使用，其他用户会得到 Permission denied（Errno 13）。",
    ),
    how=Text(
        en="The port is compared with net.ipv4.ip_unprivileged_port_start, and the service's user is not root. It is an error "
        "when an attempt to bind the port was refused.",
        zh="端口小于 net.ipv4.ip_unprivileged_port_start，且服务用户不是 root；实际尝试绑定被拒绝时为错误。",
    ),
    advice=Text(
        en="Use a port from {start} on with a reverse proxy before it, or AmbientCapabilities=CAP_NET_BIND_SERVICE in the "
        "systemd unit.",
        zh="改用 {start} 以上的端口并在前面加反向代理，或在 systemd 单元里加 AmbientCapabilities=CAP_NET_BIND_SERVICE。",
    ),
    explains=("SVC006",),
    source="ip(7): ip_unprivileged_port_start; reproduced as an ordinary user",
)
def port_is_privileged(port: Port) -> Iterator[Evidence]:
    if port.privileged and not port.served:
        facts = {
            "port": port.number,
            "start": port.unprivileged_from,
            "user": port.user,
            "error": port.bind_error,
        }
        refused = port.bind_error == "EACCES"
        about = frozenset({f"port {port.number}"})
        yield Evidence(facts, about=about, severity=Severity.ERROR if refused else None)
