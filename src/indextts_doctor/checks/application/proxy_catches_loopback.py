"""APP001: a proxy variable catches Gradio's requests to this machine."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.application.loopback import caught, exception, spared
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import Host, Packages


class ProxyCatchesLoopback(Evidence, frozen=True):
    variables: list[str]
    caught: list[str]
    exceptions: str
    set: str


@check(
    "APP001",
    Severity.WARNING,
    title=_("Gradio's requests to {caught} go through the proxy in {variables}"),
    summary=_("Gradio's requests to this machine go through a proxy"),
    why=_("""At startup Gradio requests its own page over localhost or 127.0.0.1. A remote proxy cannot reach that page,
        and Gradio exits with "When localhost is not accessible, a shareable link must be created" or, in version 6,
        "Couldn't start the app because ... failed"."""),
    how=_("""The service's environment sets a proxy for plain HTTP, its no_proxy (or NO_PROXY) does not exclude both
        names, and gradio is installed."""),
    advice=_("Exclude this machine from the proxy where the service is started: `export {set}`"),
    remedy=_("Add localhost and 127.0.0.1 to no_proxy (or NO_PROXY) where the service is started."),
    source="F5-TTS#210; gradio#9817; reproduced with gradio 6.31.0 and httpx 0.28.1: both names, and no networks, are exceptions",
)
def proxy_catches_loopback(host: Host, packages: Packages) -> Found[ProxyCatchesLoopback]:
    names = caught(host.environment)
    if not host.proxies or not names or packages.find("gradio") is None:
        return
    name, value = spared(host.environment)
    yield ProxyCatchesLoopback(
        variables=list(host.proxies),
        caught=list(names),
        exceptions=exception(host.environment)[1],
        set=f"{name}={quoted(value)}",
        about=frozenset({"gradio"}),
    )
