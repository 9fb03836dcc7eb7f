"""SVC004: inside a container the service listens on loopback only."""

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
    title=_("the service listens on {address}:{port} only, which nobody outside of this container reaches"),
    why=_("""Loopback of a container is its own. A published port (docker run -p) leads to the container's other
        address, where nobody listens: "connection refused" or "empty reply" outside, while curl inside works."""),
    how=_("This is a container, and every address on which the service listens is a loopback address."),
    advice=_("""Listen on all addresses: app.run(host="0.0.0.0"), flask run --host 0.0.0.0, or gunicorn -b
        0.0.0.0:{port}. Nothing is wrong if a proxy in the same container or pod, or host networking, is what leads to
        it."""),
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
