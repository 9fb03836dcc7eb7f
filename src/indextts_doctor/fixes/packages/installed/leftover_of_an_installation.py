"""PKG015: moves the leftover out of the environment and keeps it with the run."""

from indextts_doctor.checks.packages.installed.leftover_of_an_installation import LeftoverOfAnInstallation
from indextts_doctor.fixes import Quarantine, Steps, _, fix


@fix(
    "PKG015",
    title=_("moves the leftover out of the environment"),
    source="pip/_internal/req/req_uninstall.py: AdjacentTempDirectory",
)
def leftover_of_an_installation(found: tuple[LeftoverOfAnInstallation, ...]) -> Steps:
    for one in found:
        yield Quarantine(one.path)
