"""SVC004: inside a container the service listens on loopback only."""

import ipaddress
from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Port
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "SVC004",
    Severity.WARNING,
    title=Text(
        en="the service listens on {address}:{port} only, which nobody outside of this container reaches",
        zh="服务只监听 {address}:{port}，容器外访问不到",
    ),
    why=Text(
        en="Loopback of a container is its own. A published port (docker run -p) leads to the container's other address, where "
        'nobody listens: "connection refused" or "empty reply" outside, while curl inside works.',
        zh="容器的回环地址只属于容器自己。发布的端口（docker run -p）会转到容器的另一个地址，那里没有程序监听："
        "容器内 curl 正常，外面却是 connection refused 或 empty reply。",
    ),
    how=Text(
        en="This is a container, and every address on which the service listens is a loopback address.",
        zh="当前是容器环境，且服务监听的全部是回环地址。",
    ),
    advice=Text(
        en='Listen on all addresses: app.run(host="0.0.0.0"), flask run --host 0.0.0.0, or gunicorn -b 0.0.0.0:{port}. '
        "Nothing is wrong if a proxy in the same container or pod, or host networking, is what leads to it.",
        zh='改为监听所有地址：app.run(host="0.0.0.0")、flask run --host 0.0.0.0 或 gunicorn -b 0.0.0.0:{port}。'
        "如果由同一容器或 Pod 内的代理转发，或使用主机网络，则无需处理。",
    ),
    source="Flask's and gunicorn's default is 127.0.0.1; reproduced in a network namespace",
)
def service_is_bound_to_loopback(port: Port) -> Iterator[Evidence]:
    own = [one for one in port.listeners if one.is_service]
    if port.container and own and all(_is_loopback(one.address) for one in own):
        facts = {"address": own[0].address, "port": port.number, "command": own[0].command}
        yield Evidence(facts, about=frozenset({f"port {port.number}"}))


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
