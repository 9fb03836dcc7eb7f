"""SVC002: someone listens on the port whose process this user may not see."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Port
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SVC002",
    Severity.WARNING,
    title=Text(
        en="port {port} is taken by a process of {user} that cannot be seen from here",
        zh="端口 {port} 已被 {user} 的进程占用，当前用户看不到是哪个进程",
    ),
    why=Text(
        en="If it is the deployment itself, all is well; if not, the service cannot start (Address already in use). Only root "
        "and the owner may see which process holds a socket; one outside of this container is never seen.",
        zh="如果就是本服务，则一切正常；否则服务无法启动（Address already in use）。"
        "只有 root 和属主能看到套接字属于哪个进程，容器之外的进程则永远看不到。",
    ),
    how=Text(
        en="The kernel's table of listening sockets names the user, but no visible process holds the socket.",
        zh="内核的监听表里有用户信息，但可见的进程都没有持有该套接字。",
    ),
    advice=Text(
        en="Run the doctor as {user}, or look as root: `sudo ss -ltnp 'sport = :{port}'`",
        zh="以 {user} 身份运行本工具，或用 root 查看：`sudo ss -ltnp 'sport = :{port}'`",
    ),
    source="proc(5): /proc/PID/fd needs the process's own user or root",
)
def port_is_taken_by_hidden_process(port: Port) -> Iterator[Evidence]:
    hidden = [one for one in port.listeners if one.pid is None]
    if hidden and len(hidden) == len(port.listeners):
        facts = {"port": port.number, "user": hidden[0].user, "address": hidden[0].address}
        yield Evidence(facts, about=frozenset({f"port {port.number}"}))
