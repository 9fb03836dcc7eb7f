"""HUB012: HF_HUB_ENABLE_HF_TRANSFER is on, but hf_transfer is not installed."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.cache.evidence import Setting
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.facts import HubCache, Packages, Target


@check(
    "HUB012",
    Severity.WARNING,
    title=_("HF_HUB_ENABLE_HF_TRANSFER is on, but hf_transfer is not installed"),
    why=_("""Every download fails. huggingface_hub before 1.0 does not fall back: it raises ValueError ("Fast download
        using 'hf_transfer' is enabled")."""),
    how=_("""Reported if HF_HUB_ENABLE_HF_TRANSFER is on in the service's environment and the hf_transfer
        package is not installed."""),
    advice=_("Remove the variable, or install the package: `{command}`"),
    remedy=_("Remove the variable, or install hf_transfer with the interpreter of the deployment."),
    source="huggingface_hub/file_download.py of 0.16.4 to 0.34.4; not used any more in 1.0.1",
)
def hf_transfer_is_missing(cache: HubCache, packages: Packages, target: Target) -> Found[Setting]:
    old = cache.hub_version and not cache.at_least(1, 0)
    if cache.hf_transfer and old and not cache.offline and packages.find("hf-transfer") is None:
        yield Setting(
            version=cache.hub_version,
            command=install(target, packages, "hf_transfer"),
            about=frozenset({"huggingface-hub"}),
        )
