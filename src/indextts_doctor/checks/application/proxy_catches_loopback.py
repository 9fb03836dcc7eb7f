"""APP001: a proxy variable catches Gradio's requests to this machine itself."""

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
    title=_("Gradio's requests to {caught} go through the proxy of {variables}"),
    why=_("""When it has started, Gradio asks its own page, over localhost or 127.0.0.1. A proxy elsewhere cannot reach
        it, and Gradio ends: "When localhost is not accessible, a shareable link must be created", or, in version 6,
        "Couldn't start the app because ... failed"."""),
    how=_("""The variables that the service has: a proxy for plain HTTP is named, but no no_proxy (or NO_PROXY) that
        excepts both names, and gradio is installed."""),
    advice=_("Except them where the service is started: `export {set}`"),
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
