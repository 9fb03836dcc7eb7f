"""HUB010: HF_ENDPOINT ends with a slash, which this huggingface_hub does not remove."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.cache.evidence import Setting
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import HubCache


@check(
    "HUB010",
    Severity.WARNING,
    title=_("HF_ENDPOINT ends with a slash: huggingface_hub {version} requests URLs with //"),
    summary=_("HF_ENDPOINT ends with a slash"),
    why=_("""Releases before 0.28 append "/" to the endpoint without checking it. Mirrors answer such an address with
        404."""),
    how=_("The variable is read from the service's environment, with the version of huggingface_hub."),
    advice=_("Remove the slash where the service is started: `export HF_ENDPOINT={quoted}`"),
    remedy=_("Remove the slash from HF_ENDPOINT where the service is started."),
    source="huggingface_hub#2721; constants.py of 0.27.1 and 0.28.1 compared",
)
def endpoint_ends_with_slash(cache: HubCache) -> Found[Setting]:
    if cache.endpoint and cache.endpoint.endswith("/") and cache.hub_version and not cache.at_least(0, 28):
        yield Setting(
            endpoint=cache.endpoint,
            quoted=quoted(cache.endpoint.rstrip("/")),
            version=cache.hub_version,
            about=frozenset({"huggingface-hub"}),
        )
