"""SVC004: in a container the service listens only on loopback addresses."""

import ipaddress

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Port


class ServiceIsBoundToLoopback(Evidence, frozen=True):
    address: str
    port: int
    command: str


@check(
    "SVC004",
    Severity.WARNING,
    title=_("service listens on {address}:{port} only, unreachable outside the container"),
    summary=_("service listens on loopback only, unreachable outside the container"),
    why=_("""A container has its own loopback interface. A published port (docker run -p) leads to the container's other
        address, where no program listens: clients outside get "connection refused" or "empty reply", while curl inside
        works."""),
    how=_("The doctor runs in a container, and every address on which the service listens is a loopback address."),
    advice=_("""Listen on all addresses: app.run(host="0.0.0.0"), flask run --host 0.0.0.0, or gunicorn -b
        0.0.0.0:{port}. Nothing is wrong if the service is reached through a proxy in the same container or pod, or
        through host networking."""),
    remedy=_("""Listen on all addresses: app.run(host="0.0.0.0"), flask run --host 0.0.0.0, or gunicorn -b with 0.0.0.0
        and the port. Nothing is wrong if the service is reached through a proxy in the same container or pod, or
        through host networking."""),
    source="Flask's and gunicorn's default is 127.0.0.1; reproduced in a network namespace",
)
def service_is_bound_to_loopback(port: Port) -> Found[ServiceIsBoundToLoopback]:
    own = [one for one in port.listeners if one.is_service]
    if port.container and own and all(_is_loopback(one.address) for one in own):
        yield ServiceIsBoundToLoopback(
            address=own[0].address, port=port.number, command=own[0].command, about=frozenset({f"port {port.number}"})
        )


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
