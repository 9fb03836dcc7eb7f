"""PKG010: installs the release of a companion that fits torch, of the same build."""

from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.checks.packages.compatible import companion
from indextts_doctor.checks.packages.versions.torch_companion_does_not_fit import TorchCompanionDoesNotFit
from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Advice, Install, Steps, _, fix
from indextts_doctor.fixes.packages.requirements import names

_UNKNOWN = _("the tables contain no release that fits this torch")


@fix(
    "PKG010",
    title=_("installs the release that fits torch"),
    source="compatibility tables of pytorch/audio, pytorch/vision and meta-pytorch/torchcodec",
)
def torch_companion_does_not_fit(
    found: tuple[TorchCompanionDoesNotFit, ...], packages: Packages, target: Target
) -> Steps:
    torch = packages.find("torch")
    for package in (one for one in map(packages.find, names(found)) if one is not None):
        wanted = companion(package.name, package.version, torch.version, torch.cuda) if torch else None
        if wanted is None or torch is None:
            yield Advice(_UNKNOWN)
        else:
            indexes = () if torch.cuda else CPU_INDEX[1:]
            yield Install(target.python, requirements=(f"{package.name}=={wanted}",), indexes=indexes)
