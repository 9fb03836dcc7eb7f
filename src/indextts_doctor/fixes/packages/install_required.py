"""PKG005, PKG022: installs the version that a package requires."""

from indextts_doctor.checks.packages.evidence import Required
from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Advice, Steps, _, fix
from indextts_doctor.fixes.packages.requirements import install

_METADATA = "the metadata of the installed packages"
_BY_HAND = _("a different Python, or a different version of the package, is required; choose one by hand")


@fix("PKG005", title=_("installs what is required"), source=_METADATA)
@fix("PKG022", title=_("installs the required version"), source=_METADATA)
def install_required(found: tuple[Required, ...], packages: Packages, target: Target) -> Steps:
    usual = [one.requirement for one in found if "python" not in one.about]
    if usual:
        yield install(target, packages, *dict.fromkeys(usual))
    if len(usual) < len(found):
        yield Advice(_BY_HAND)
