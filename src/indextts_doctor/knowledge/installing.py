"""Commands that install something into the patient, as text for its operator. Pure."""

from __future__ import annotations

import shlex

from indextts_doctor.facts import Package, Packages, Target
from indextts_doctor.model import Text
from indextts_doctor.profile import Pin

# Where the CPU builds of torch and its companions are: the package index has only their CUDA builds.
CPU_INDEX = ("--index-url", "https://download.pytorch.org/whl/cpu")
TORCH_FAMILY = ("torch", "torchaudio", "torchvision", "torchcodec")


def install(target: Target, packages: Packages, *arguments: str) -> str:
    """Return the command that installs; with uv where the environment has no pip, as those that uv made."""
    if packages.find("pip") is not None:
        words = (target.python, "-m", "pip", "install", *arguments)
    else:
        words = ("uv", "pip", "install", "--python", target.python, *arguments)
    return " ".join(quoted(word) for word in words)


def quoted(word: str) -> str:
    """Return the word for a shell; a leading ~ stays one that the shell expands."""
    if word.startswith("~/") and shlex.quote(word[2:]) == word[2:]:
        return word
    return shlex.quote(word)


def reinstall(target: Target, packages: Packages, package: Package) -> str:
    """Return the command that puts the same version in place again, and nothing else.

    uv links files from its cache, so the same damage may lie there: it is told to leave the cache alone.
    """
    force = ("--force-reinstall",) if packages.find("pip") is not None else ("--no-cache", "--reinstall")
    index = CPU_INDEX if package.name in TORCH_FAMILY and package.version.endswith("+cpu") else ()
    return install(target, packages, *force, "--no-deps", *index, f"{package.name}=={package.version}")


def exact(specifier: str) -> bool:
    """Whether a specifier names one version, as "==1.24.3"."""
    return specifier.startswith("==") and "," not in specifier and "*" not in specifier


def pinned(pin: Pin, target: Target, packages: Packages) -> str:
    """Return the command that installs a version which the recipe was tested with."""
    index = CPU_INDEX if pin.name in TORCH_FAMILY else ()
    return install(target, packages, *index, f"{pin.name}{pin.tested}")


def needed(pin: Pin, target: Target, packages: Packages) -> dict[str, object]:
    """Return the facts about a package that the profile names and that is not there."""
    facts: dict[str, object] = {"name": pin.name, "tested": pin.tested, "reason": pin.reason or ""}
    if pin.origin is not None and pin.name not in TORCH_FAMILY:
        cure = Text(en=f"Its source: {pin.origin.en}", zh=f"获取途径：{pin.origin.zh}")
    else:
        command = pinned(pin, target, packages)
        cure = Text(en=f"Install it: {command}", zh=f"安装：{command}")
    return {**facts, "cure": cure}
