"""PKG010: torchaudio, torchvision or torchcodec was built for a different torch."""

from typing import Optional, Union

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.checks.packages.compatible import Misfit, misfit
from indextts_doctor.facts import Package, Packages

COMPANIONS = ("torchaudio", "torchvision", "torchcodec")


class TorchCompanionDoesNotFit(Evidence, frozen=True):
    name: str
    version: str
    torch: str
    torch_cuda: Optional[str]
    cuda: Optional[str]
    wanted: Union[Text, str]


@check(
    "PKG010",
    Severity.ERROR,
    title=_("{name} {version} does not fit torch {torch}: built for {wanted}"),
    summary=_("torchaudio, torchvision or torchcodec does not fit torch"),
    why=_("""The compiled parts of these packages are linked to one release and one build (CPU or a CUDA version) of
        torch. With a different torch the import fails with one of these messages: "undefined symbol", "Could not load
        this library", "libc10_cuda.so: cannot open shared object file" or "operator torchvision::nms does not
        exist"."""),
    how=_("""The versions are compared with the tables of compatible releases, and the CUDA versions in the version
        files of both packages with each other."""),
    advice=_("""Install both from the same index and for the same release: for the CPU, torch and {name} with
        --index-url https://download.pytorch.org/whl/cpu, and the release of {name} that fits torch {torch}."""),
    remedy=_("""Install both from the same index and for the same release: for the CPU with --index-url
        https://download.pytorch.org/whl/cpu, and in releases that fit each other."""),
    explains=("IMP", "LIB", "PKG004", "PKG005", "PKG009", "PKG022", "SMK"),
    source="compatibility tables of pytorch/audio (installation, 2.11), pytorch/vision and meta-pytorch/torchcodec (README); "
    "reproduced: torchaudio 2.8, 2.9 and the CUDA build of 2.11 and torchvision 0.23 on torch 2.13.0+cpu; pytorch/audio#3335",
)
def torch_companion_does_not_fit(packages: Packages) -> Found[TorchCompanionDoesNotFit]:
    torch = packages.find("torch")
    if torch is None:
        return
    for name in COMPANIONS:
        package = packages.find(name)
        found = package and misfit(name, package.version, package.cuda, torch.version, torch.cuda)
        if package and found:
            yield _evidence(package, torch, found)


def _evidence(package: Package, torch: Package, found: Misfit) -> TorchCompanionDoesNotFit:
    flavour = _("CUDA {wanted}, but torch is the {build} build").filled(wanted=found.wanted, build=_build(torch))
    return TorchCompanionDoesNotFit(
        name=package.name,
        version=package.version,
        torch=torch.version,
        torch_cuda=torch.cuda,
        cuda=package.cuda,
        wanted=flavour if found.kind == "cuda" else f"torch {found.wanted}",
        about=frozenset({package.name, "torch"}),
    )


def _build(torch: Package) -> str:
    return "CPU" if torch.cuda is None else f"CUDA {torch.cuda}"
