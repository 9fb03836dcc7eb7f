"""PKG018: scipy is set back to the tested version, or below 1.13."""

from collections.abc import Iterator

from indextts_doctor.facts import Packages, Profile, Target
from indextts_doctor.knowledge.packagecures import install, tested
from indextts_doctor.model import Text
from indextts_doctor.registry import fix
from indextts_doctor.steps import Install


@fix(
    "PKG018",
    title=Text(en="sets scipy back", zh="降级 scipy"),
    source="reproduced: scipy 1.12.0 has scipy.signal.kaiser, 1.13.0 has not",
)
def scipy_lacks_kaiser(packages: Packages, profile: Profile, target: Target) -> Iterator[Install]:
    yield install(target, packages, tested(profile, "scipy", "<1.13"))
