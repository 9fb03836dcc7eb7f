"""PKG005, PKG022: the version that a package requires is installed."""

from indextts_doctor.checks.packages.evidence import Required
from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Advice, Steps, _, fix
from indextts_doctor.fixes.packages.requirements import install

_METADATA = "the metadata of the installed packages"
_ANOTHER_PYTHON = _("it requires another Python, or another version of the package, which is for a person to choose")


@fix("PKG005", title=_("installs what is required"), source=_METADATA)
@fix("PKG022", title=_("installs the version that is required"), source=_METADATA)
def install_required(found: tuple[Required, ...], packages: Packages, target: Target) -> Steps:
    usual = [one.requirement for one in found if "python" not in one.about]
    if usual:
        yield install(target, packages, *dict.fromkeys(usual))
    if len(usual) < len(found):
        yield Advice(_ANOTHER_PYTHON)
