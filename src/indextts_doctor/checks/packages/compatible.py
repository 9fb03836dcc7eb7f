"""Versions that work together, where the metadata of the packages does not define it. Data with sources. Pure."""

import dataclasses
from typing import Literal, Optional

from indextts_doctor.checks.packages.requirements import cuda_minor, minor, parse, within

# First release whose wheels work with NumPy 2. Each was installed beside numpy 2.2.6 on Python 3.10 and imported, as
# was the release before it, which fails; torch is from pytorch/pytorch#132179.
NUMPY_2_SINCE = {
    "h5py": "3.11.0",
    "matplotlib": "3.8.4",
    "numba": "0.60.0",
    "onnxruntime": "1.19.0",
    "onnxruntime-gpu": "1.19.0",
    "opencv-python": "4.10.0.84",
    "opencv-python-headless": "4.10.0.84",
    "pandas": "2.2.2",
    "pyarrow": "16.0.0",
    "pywavelets": "1.6.0",
    "scikit-learn": "1.4.2",
    "scipy": "1.13.0",
    "soxr": "0.4.0",
    "torch": "2.3.0",
}

# Releases with Python 2 code only, which pip installs under Python 3 too.
PYTHON_2 = {"pydub": ("<0.8", "==0.8.1")}

# Code that imports huggingface_hub.cached_download, which 0.26 removed.
CACHED_DOWNLOAD = {"diffusers": "<0.29", "sentence-transformers": "<2.3"}

# Python versions with wheels for a requirement in an advice, if not all that KNOWN lists have them.
INSTALLS_ON = {"numpy<1.24": "<3.12", "numpy<2": "<3.13", "onnxruntime>=1.17.3": ">=3.8", "scipy<1.13": "<3.13"}

_TORCHVISION = {(1, 10): (0, 11), (1, 11): (0, 12), (1, 12): (0, 13), (1, 13): (0, 14)}
_TORCHCODEC = {
    (0, 1): (2, 5), (0, 2): (2, 6), (0, 3): (2, 7), (0, 4): (2, 7), (0, 5): (2, 7), (0, 6): (2, 8),
    (0, 7): (2, 8), (0, 8): (2, 9), (0, 9): (2, 9), (0, 10): (2, 10),
}  # fmt: skip
# First releases for the first releases of torch, where the last numbers differ.
_FIRST = {((2, 0), "torchaudio"): 1, ((2, 0), "torchvision"): 1}


@dataclasses.dataclass(frozen=True)
class Misfit:
    """The reason why two builds do not work together."""

    kind: Literal["version", "cuda"]
    wanted: str  # torch: the version, or CUDA version, that the other one was built for


def installs(requirement: str, python: tuple[int, ...]) -> bool:
    """Whether a requirement in an advice has a wheel for this Python, (3, 10) or (3, 10, 13)."""
    version = ".".join(map(str, python[:2]))
    return within(version, INSTALLS_ON.get(requirement, "")) is not False


def torch_for(name: str, version: str) -> Optional[tuple[int, int]]:
    """The release of torch that a companion was built against; None: several, or unknown.

    torchaudio 2.11 is the first that works with later releases too.
    """
    numbers = minor(version)
    if numbers is None:
        return None
    if name == "torchaudio":
        return _torch_for_audio(numbers)
    if name == "torchvision":
        return _torch_for_vision(numbers)
    return _TORCHCODEC.get(numbers) if name == "torchcodec" else None


def _torch_for_audio(numbers: tuple[int, int]) -> Optional[tuple[int, int]]:
    if numbers[0] == 0 and 10 <= numbers[1] <= 13:
        return (1, numbers[1])
    return numbers if (2, 0) <= numbers < (2, 11) else None


def _torch_for_vision(numbers: tuple[int, int]) -> Optional[tuple[int, int]]:
    for torch, vision in _TORCHVISION.items():
        if vision == numbers:
            return torch
    return (2, numbers[1] - 15) if (0, 15) <= numbers <= (0, 24) else None


def misfit(name: str, version: str, cuda: Optional[str], torch: str, torch_cuda: Optional[str]) -> Optional[Misfit]:
    """The reason why a companion does not fit torch; None: it fits."""
    wanted = torch_for(name, version)
    if wanted is not None and parse(torch) is not None and minor(torch) != wanted:
        return Misfit("version", f"{wanted[0]}.{wanted[1]}")
    if cuda is not None and (torch_cuda is None or cuda_minor(torch_cuda) != cuda_minor(cuda)):
        return Misfit("cuda", cuda_minor(cuda))
    return None


def companion(name: str, version: str, torch: str, cuda: Optional[str]) -> Optional[str]:
    """The version of a companion that fits this torch, of the CPU or the CUDA build; None: unknown.

    The last number of torchaudio and torchvision is that of torch, except for the releases in _FIRST.
    """
    fits = torch_for(name, version)
    wanted, release = minor(torch), parse(torch)
    local = "" if cuda else "+cpu"
    if wanted is None or release is None:
        return None
    numbers = [(first, second) for first in range(3) for second in range(40)]
    known = next(((x, y) for x, y in numbers if torch_for(name, f"{x}.{y}") == wanted), None)
    if fits == wanted or (fits is None and known is None):
        return f"{version.partition('+')[0]}{local}"  # the release fits, the build does not
    if known is None:
        return f"2.11.0{local}" if name == "torchaudio" and wanted >= (2, 11) else None
    micro = release.micro + _FIRST.get((wanted, name), 0) if name != "torchcodec" else 0
    return f"{known[0]}.{known[1]}.{micro}{local}"
