"""PKG019: installs a librosa that works with this numpy; kantts is not changed."""

from indextts_doctor.checks.packages.evidence import LostNames
from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Advice, Steps, _, fix
from indextts_doctor.fixes.packages.requirements import install, names

_ONLY_WHEN_TRAINING = _("""kantts uses the removed names only for training and the preparation of data, so it is not
    changed""")


@fix(
    "PKG019",
    title=_("installs a librosa that works with this numpy"),
    source="reproduced: librosa 0.8.1, 0.9.2 and 0.10.2 beside numpy 1.24.3",
)
def numpy_lacks_old_names(found: tuple[LostNames, ...], packages: Packages, target: Target) -> Steps:
    using = names(found)
    if "librosa" in using:
        yield install(target, packages, "librosa>=0.9,<0.11")
    if "kantts" in using:
        yield Advice(_ONLY_WHEN_TRAINING)
