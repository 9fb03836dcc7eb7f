"""Commands to paste, spelt for the environment at hand: pip where it is installed, else uv. Pure."""

import shlex
from collections.abc import Iterable, Iterator

from indextts_doctor.checks import Text, _
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.facts import Package, Packages, Pin, Profile, Target

# Where the CPU builds of torch and its companions are: the package index has only their CUDA builds.
CPU_INDEX = ("--index-url", "https://download.pytorch.org/whl/cpu")
TORCH_FAMILY = ("torch", "torchaudio", "torchvision", "torchcodec")


def install(target: Target, packages: Packages, *arguments: str) -> str:
    """Return the command that installs; with uv where there is no pip, as in environments that uv made."""
    if packages.find("pip") is not None:
        words = (target.python, "-m", "pip", "install", *arguments)
    else:
        words = ("uv", "pip", "install", "--python", target.python, *arguments)
    return " ".join(quoted(word) for word in words)


def quoted(word: str) -> str:
    """Return the word for a shell; "~", which stands for a home folder in what is shown, stays bare to be expanded."""
    home, slash, rest = word.partition("/")
    return f"~/{shlex.quote(rest)}" if home == "~" and slash and rest else shlex.quote(word)


def reinstall(target: Target, packages: Packages, package: Package) -> str:
    """Return the command that puts the same version in place again, and nothing else."""
    index = index_of(package.name, package.version)
    return install(target, packages, *_force(packages), *index, f"{package.name}=={package.version}")


def reinstalled(target: Target, packages: Packages, several: Iterable[Package]) -> str:
    """Return, in backticks, the commands that put several packages in place again, one for each index."""
    words = [(index_of(one.name, one.version), f"{one.name}=={one.version}") for one in several]
    return _in_backticks(
        install(target, packages, *_force(packages), *index, *which) for index, which in _by_index(words)
    )


def exact(specifier: str) -> bool:
    """Whether a specifier names one version, as "==1.24.3"."""
    return specifier.startswith("==") and "," not in specifier and "*" not in specifier


def tested(profile: Profile, name: str, otherwise: str) -> str:
    """Return the requirement for the version that the recipe was tested with, or another where that does not fit."""
    pin = profile.pin(name)
    fits = pin is not None and exact(pin.tested) and within(pin.tested[2:], otherwise) is not False
    return f"{name}{pin.tested}" if pin is not None and fits else f"{name}{otherwise}"


def pinned(target: Target, packages: Packages, *pins: Pin) -> str:
    """Return, in backticks, the commands that install the versions which the recipe was tested with."""
    words = [(_cpu_index(pin.name, packages), f"{pin.name}{pin.tested}") for pin in pins]
    return _in_backticks(install(target, packages, *index, *which) for index, which in _by_index(words))


def needed(target: Target, packages: Packages, pins: Iterable[Pin]) -> Text:
    """Return how all these packages, which are not there, are had: by a command, or from a source of their own."""
    pins = tuple(pins)
    elsewhere = [pin for pin in pins if is_from_elsewhere(pin)]
    usual = [pin for pin in pins if pin not in elsewhere]
    texts = [_("Source of {name}: {origin}.").filled(name=pin.name, origin=pin.origin) for pin in elsewhere]
    if usual:
        texts.insert(0, _("Install what is missing: {command}").filled(command=pinned(target, packages, *usual)))
    return Text.joined(texts)


def restored(target: Target, packages: Packages, profile: Profile, name: str) -> Text:
    """Return how a package that does not import is put right: installed, or put in place again."""
    known, package = profile.pin(name), packages.find(name)
    named = known is not None or any(need.package == name for need in profile.imports)
    if package is None and not named:  # code of the deployment's own, as far as is known
        return _("Cure what the message names.")
    pin = known or Pin(name)
    if package is None or is_from_elsewhere(pin):
        return needed(target, packages, (pin,))
    if within(package.version, pin.tested) is False:
        index = _cpu_index(name, packages)
        command = install(target, packages, *_force(packages), *index, f"{name}{pin.tested}")
        return _("Put the version that was tested in its place: `{command}`").filled(command=command)
    command = reinstall(target, packages, package)
    return _("Install the same version again: `{command}`").filled(command=command)


def _force(packages: Packages) -> tuple[str, ...]:
    """Uv links files from its cache, so the same damage may lie there: it is told to leave the cache alone."""
    force = ("--force-reinstall",) if packages.find("pip") is not None else ("--no-cache", "--reinstall")
    return (*force, "--no-deps")


def is_from_elsewhere(pin: Pin) -> bool:
    """Whether the package index has another's package, or none, of that name."""
    return pin.origin is not None and pin.name not in TORCH_FAMILY


def index_of(name: str, version: str) -> tuple[str, ...]:
    """Return the option with which pip finds an installed version again, if it needs one."""
    return CPU_INDEX if name in TORCH_FAMILY and version.endswith("+cpu") else ()


def _cpu_index(name: str, packages: Packages) -> tuple[str, ...]:
    """Return the CPU builds' index for torch and its companions, unless a CUDA build is there and may be meant."""
    torch = packages.find("torch")
    return CPU_INDEX if name in TORCH_FAMILY and (torch is None or torch.cuda is None) else ()


def _by_index(words: list[tuple[tuple[str, ...], str]]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    for index in dict.fromkeys(index for index, _requirement in words):
        yield index, [word for of, word in words if of == index]


def _in_backticks(commands: Iterable[str]) -> str:
    return " ".join(f"`{command}`" for command in commands)
