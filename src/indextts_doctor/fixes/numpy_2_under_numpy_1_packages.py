"""PKG006: NumPy is set back to the tested version, or below 2."""

from collections.abc import Iterator

from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.knowledge.packagecures import install, tested
from indextts_doctor.model import Text
from indextts_doctor.registry import fix
from indextts_doctor.steps import Install


@fix(
    "PKG006",
    title=Text(en="sets numpy back", zh="降级 numpy"),
    source="reproduced with the wheels of each package beside numpy 2.2.6 and 1.26.4",
)
def numpy_2_under_numpy_1_packages(packages: Packages, profile: Profile, target: Target) -> Iterator[Install]:
    yield install(target, packages, tested(profile, "numpy", "<2"))
