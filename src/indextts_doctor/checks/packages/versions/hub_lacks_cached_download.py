"""PKG021: huggingface_hub lacks cached_download, which an installed package imports."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.compatible import CACHED_DOWNLOAD
from indextts_doctor.checks.packages.evidence import TooNew
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.facts import Packages, Profile, Target


@check(
    "PKG021",
    Severity.WARNING,
    title=_("huggingface-hub {hub} is too new for {name} {version}: no cached_download"),
    summary=_("huggingface-hub is too new: cached_download is missing"),
    why=_("""huggingface_hub 0.26 removed cached_download. If the upgrade of another package also upgrades
        huggingface_hub, the older package fails with "cannot import name 'cached_download'". pip check reports no
        problem."""),
    how=_("The versions of huggingface-hub and of the packages that import cached_download are compared."),
    advice=_("Downgrade huggingface-hub: `{command}`"),
    remedy=_("Downgrade huggingface-hub below 0.26."),
    explains=("IMP", "PKG004", "SMK"),
    source="reproduced: diffusers 0.21.4 to 0.28.2 fail with huggingface-hub 0.26.0, 0.29.0 imports; sentence-transformers 2.2.2 imports it too",
)
def hub_lacks_cached_download(packages: Packages, profile: Profile, target: Target) -> Found[TooNew]:
    hub = packages.find("huggingface-hub")
    if hub is None or not within(hub.version, ">=0.26.0.dev0"):
        return
    for name, old in CACHED_DOWNLOAD.items():
        package = packages.find(name)
        if package is None or not within(package.version, old):
            continue
        pin = profile.pin(name)
        severity = Severity.ERROR if pin is not None and pin.required else None
        yield TooNew(
            name=name,
            version=package.version,
            hub=hub.version,
            command=install(target, packages, "huggingface-hub<0.26"),
            about=frozenset({name, "huggingface-hub"}),
            severity=severity,
        )
