"""SVC001: another program listens on the port."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Port
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

_SHORT = 40  # characters of the command in the title


@check(
    "SVC001",
    Severity.ERROR,
    title=Text(
        en="port {port} is taken by {program} (process {pid}, user {user})",
        zh="端口 {port} 已被 {program} 占用（进程 {pid}，用户 {user}）",
    ),
    why=Text(
        en='One program only can listen on a port; the service ends at its start with "Address already in use" (Errno 98).',
        zh="一个端口只能由一个程序监听，服务启动时会报 Address already in use（Errno 98）并退出。",
    ),
    how=Text(
        en="The kernel's table of listening sockets, IPv4 and IPv6, and the process that holds the socket; it has neither its "
        "working folder nor its program in the deployment's folder.",
        zh="查看内核的监听表（IPv4 和 IPv6）以及持有该套接字的进程；它的工作目录和程序都不在部署目录内。",
    ),
    advice=Text(
        en="Give the service another port (for gunicorn, with -b), or stop the other program the way it was "
        "started. This names its unit, if it has one: `systemctl status {pid}`",
        zh="给服务换一个端口（gunicorn 用 -b 指定），或按原来的启动方式停掉另一个程序。查看它属于哪个服务单元："
        "`systemctl status {pid}`",
    ),
    explains=("SVC006",),
    source="bind(2): EADDRINUSE; pallets/flask#4343 (AirPlay Receiver on port 5000 of macOS)",
)
def port_is_taken(port: Port) -> Iterator[Evidence]:
    told = set()
    for one in port.listeners:
        if not port.served and one.pid is not None and one.pid not in told:
            told.add(one.pid)
            facts = {
                "port": port.number,
                "pid": one.pid,
                "program": one.command[:_SHORT] or "?",
                "command": one.command,
                "user": one.user,
                "address": one.address,
                "family": one.family,
            }
            yield Evidence(facts, about=frozenset({f"port {port.number}"}))
