"""PKG010: the release of a companion that belongs to this torch is installed, of the same build."""

from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.checks.packages.compatible import companion
from indextts_doctor.checks.packages.versions.torch_companion_does_not_fit import TorchCompanionDoesNotFit
from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Advice, Install, Steps, _, fix
from indextts_doctor.fixes.packages.requirements import names

_NOT_KNOWN = _("which release belongs to this torch is not in the tables")


@fix(
    "PKG010",
    title=_("installs the release that belongs to this torch"),
    source="compatibility tables of pytorch/audio, pytorch/vision and meta-pytorch/torchcodec",
)
def torch_companion_does_not_fit(
    found: tuple[TorchCompanionDoesNotFit, ...], packages: Packages, target: Target
) -> Steps:
    torch = packages.find("torch")
    for package in (one for one in map(packages.find, names(found)) if one is not None):
        wanted = companion(package.name, package.version, torch.version, torch.cuda) if torch else None
        if wanted is None or torch is None:
            yield Advice(_NOT_KNOWN)
        else:
            indexes = () if torch.cuda else CPU_INDEX[1:]
            yield Install(target.python, requirements=(f"{package.name}=={wanted}",), indexes=indexes)
