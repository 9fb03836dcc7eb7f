"""Claims of the tables in the checks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indextts_doctor.checks.host.cpu_lacks_instructions import _NEEDS
from indextts_doctor.checks.libraries import systempackages
from indextts_doctor.checks.packages import compatible, requirements
from indextts_doctor.checks.python import import_needs_missing_standard_module, standard_modules_are_missing
from verifying.claims import Apt, Brings, Claim, CompiledForNumpy1, Contains, Imports, Question, Unchecked  # fmt: skip
from verifying.index import LARGE
from verifying.profiles import apt, holds

COMPATIBLE = "checks/packages/compatible.py"
TOO_LARGE = "its wheel is too large to be downloaded for this"
# The Python for which all of NUMPY_2_SINCE, and the releases before, have wheels.
_COMMON = "3.10"


def collected() -> Iterator[Claim]:
    """Yield every claim of every table."""
    yield from map(_numpy_2, compatible.NUMPY_2_SINCE.items())
    yield from (_python_2(name, one) for name, ranges in compatible.PYTHON_2.items() for one in ranges)
    yield from map(_cached_download, compatible.CACHED_DOWNLOAD.items())
    yield from _companions()
    yield from map(_module, requirements.MODULES.items())
    yield from _instructions()
    yield from _system()


def _numpy_2(entry: tuple[str, str]) -> Claim:
    name, since = entry
    says = f"{name} {since} is the first that is compiled for NumPy 2"
    questions: tuple[Question, ...] = (
        CompiledForNumpy1(f"{name}=={since}", yes=False, python=_COMMON),
        CompiledForNumpy1(f"{name}<{since}", yes=True, python=_COMMON),
    )
    if name in LARGE:
        questions = (Unchecked(TOO_LARGE),)
    return Claim("numpy 2", says, COMPATIBLE, questions)


def _python_2(name: str, specifier: str) -> Claim:
    """Claim for the newest release of the range; claims.toml contains that the next one is Python 3."""
    question = Imports((f"{name}{specifier}",), f"import {name}", yes=False, says="StringIO|SyntaxError|NameError")
    return Claim("python 2", f"{name}{specifier} is Python 2", COMPATIBLE, (question,))


def _cached_download(entry: tuple[str, str]) -> Claim:
    name, old = entry
    files = f"{name.replace('-', '_')}/**/*.py"
    text = r"import .*\bcached_download\b|\(\s*(?:\w+,\s*)*cached_download\b|cached_download,"
    first = f"{name}=={old.lstrip('<')}.0"
    says = f"{name}{old} imports cached_download, {first} does not"
    questions = (Contains(f"{name}{old}", files, text), Contains(first, files, text, yes=False))
    return Claim("hub", says, COMPATIBLE, questions)


def _companions() -> Iterator[Claim]:
    """Yield a claim for every release of torch's companions in the table."""
    asked = {"torchaudio": _companion, "torchvision": _companion, "torchcodec": _codec}
    for name, claim in asked.items():
        for version in [f"{major}.{minor}" for major in range(3) for minor in range(40)]:
            torch = compatible.torch_for(name, version)
            if torch is not None:
                yield claim(name, version, "{}.{}".format(*torch))


def _companion(name: str, version: str, torch: str) -> Claim:
    """Claim based on the torch version that its metadata requires."""
    python = "3.9" if torch.startswith("1.") else "3.10"
    says = f"{name} {version} belongs to torch {torch}"
    return Claim("torch", says, COMPATIBLE, (Brings(f"{name}=={version}.*", "torch", f"=={torch}.*", python),))


def _codec(name: str, version: str, torch: str) -> Claim:
    """Claim based on the compatibility table of its description, because its metadata does not require torch."""
    row = rf"\|\s*`?{re.escape(version)}`?\s*\|\s*`?{re.escape(torch)}`?\s*\|"
    question = Contains(name, f"{name}-*.dist-info/METADATA", row)
    return Claim("torch", f"{name} {version} belongs to torch {torch}", COMPATIBLE, (question,))


def _module(entry: tuple[str, str]) -> Claim:
    name, module = entry
    says = f"{name} brings the module {module}"
    return Claim("module", says, "checks/packages/requirements.py", (holds(name, module, "3.10"),))


def _instructions() -> Iterator[Claim]:
    emulated = Unchecked("what a wheel was compiled for shows on an emulated processor only")
    for need in _NEEDS:
        says = f"{need.package} {need.versions} needs {', '.join(need.flags)}"
        yield Claim("instructions", says, "checks/host/cpu_lacks_instructions.py", (emulated,))


def _system() -> Iterator[Claim]:
    where = "checks/libraries/systempackages.py"
    for names in systempackages.PACKAGES.values():
        for manager, package in names.items():
            foreign = Unchecked(f"there is no {manager} here")
            question = Apt(package) if manager == "apt" else foreign
            yield Claim("system", f"{manager} has the package {package}", where, (question,))
    for system, releases in systempackages.FFMPEG.items():
        for release, major in releases.items():
            asked: Question = Apt("ffmpeg", f"{major}.", release)
            asked = asked if system == "debian" else Unchecked(f"this is not {system}")
            yield Claim("system", f"{system} {release} has FFmpeg {major}", where, (asked,))
    for check in (import_needs_missing_standard_module.COMPILED.values(),):
        yield from (apt(package, "checks/python/import_needs_missing_standard_module.py") for _, package in check)
    for needed in standard_modules_are_missing.NEEDED.values():
        yield from (apt(package, "checks/python/standard_modules_are_missing.py") for package in needed.values())
