"""Commands for the examined environment: with pip if it is installed, else with uv. Pure."""

import shlex
from collections.abc import Iterable, Iterator

from indextts_doctor.checks import Text, _
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.facts import Package, Packages, Pin, Profile, Target

# Where the CPU builds of torch and its companions are: the package index has only their CUDA builds.
CPU_INDEX = ("--index-url", "https://download.pytorch.org/whl/cpu")
TORCH_FAMILY = ("torch", "torchaudio", "torchvision", "torchcodec")


def install(target: Target, packages: Packages, *arguments: str) -> str:
    """The command that installs; with uv if pip is missing, as in environments that uv created."""
    if packages.find("pip") is not None:
        words = (target.python, "-m", "pip", "install", *arguments)
    else:
        words = ("uv", "pip", "install", "--python", target.python, *arguments)
    return " ".join(quoted(word) for word in words)


def quoted(word: str) -> str:
    """The word, quoted for a shell; a leading "~", which replaces the home folder in output, is not quoted."""
    home, slash, rest = word.partition("/")
    return f"~/{shlex.quote(rest)}" if home == "~" and slash and rest else shlex.quote(word)


def reinstall(target: Target, packages: Packages, package: Package) -> str:
    """The command that installs the same version again, without dependencies."""
    index = index_of(package.name, package.version)
    return install(target, packages, *_force(packages), *index, f"{package.name}=={package.version}")


def reinstalled(target: Target, packages: Packages, several: Iterable[Package]) -> str:
    """The commands, in backticks, that install the same versions again, one for each index."""
    words = [(index_of(one.name, one.version), f"{one.name}=={one.version}") for one in several]
    return _in_backticks(
        install(target, packages, *_force(packages), *index, *which) for index, which in _by_index(words)
    )


def exact(specifier: str) -> bool:
    """Whether a specifier allows only one version, as "==1.24.3"."""
    return specifier.startswith("==") and "," not in specifier and "*" not in specifier


def tested(profile: Profile, name: str, otherwise: str) -> str:
    """The requirement for the tested version of the profile; with ``otherwise`` if that does not fit."""
    pin = profile.pin(name)
    fits = pin is not None and exact(pin.tested) and within(pin.tested[2:], otherwise) is not False
    return f"{name}{pin.tested}" if pin is not None and fits else f"{name}{otherwise}"


def pinned(target: Target, packages: Packages, *pins: Pin) -> str:
    """The commands, in backticks, that install the tested versions of the profile."""
    words = [(_cpu_index(pin.name, packages), f"{pin.name}{pin.tested}") for pin in pins]
    return _in_backticks(install(target, packages, *index, *which) for index, which in _by_index(words))


def needed(target: Target, packages: Packages, pins: Iterable[Pin]) -> Text:
    """How to install packages that are missing: the commands, and the source of those that are not on the index."""
    pins = tuple(pins)
    elsewhere = [pin for pin in pins if is_from_elsewhere(pin)]
    usual = [pin for pin in pins if pin not in elsewhere]
    texts = [_("Source of {name}: {origin}.").filled(name=pin.name, origin=pin.origin) for pin in elsewhere]
    if usual:
        texts.insert(0, _("Install the missing packages: {command}").filled(command=pinned(target, packages, *usual)))
    return Text.joined(texts)


def restored(target: Target, packages: Packages, profile: Profile, name: str) -> Text:
    """How to fix a package that does not import: install it, or install it again."""
    known, package = profile.pin(name), packages.find(name)
    named = known is not None or any(need.package == name for need in profile.imports)
    if package is None and not named:  # probably code of the deployment
        return _("Fix the error in the message.")
    pin = known or Pin(name)
    if package is None or is_from_elsewhere(pin):
        return needed(target, packages, (pin,))
    if within(package.version, pin.tested) is False:
        index = _cpu_index(name, packages)
        command = install(target, packages, *_force(packages), *index, f"{name}{pin.tested}")
        return _("Install the tested version: `{command}`").filled(command=command)
    command = reinstall(target, packages, package)
    return _("Install the same version again: `{command}`").filled(command=command)


def _force(packages: Packages) -> tuple[str, ...]:
    """Options for a new installation. uv links files from its cache, which may have the same damage: --no-cache."""
    force = ("--force-reinstall",) if packages.find("pip") is not None else ("--no-cache", "--reinstall")
    return (*force, "--no-deps")


def is_from_elsewhere(pin: Pin) -> bool:
    """Whether the package index has no package, or a different package, of that name."""
    return pin.origin is not None and pin.name not in TORCH_FAMILY


def index_of(name: str, version: str) -> tuple[str, ...]:
    """The option that pip needs to find an installed version again, if any."""
    return CPU_INDEX if name in TORCH_FAMILY and version.endswith("+cpu") else ()


def _cpu_index(name: str, packages: Packages) -> tuple[str, ...]:
    """The index of CPU builds for torch and its companions, unless a CUDA build is installed, perhaps on purpose."""
    torch = packages.find("torch")
    return CPU_INDEX if name in TORCH_FAMILY and (torch is None or torch.cuda is None) else ()


def _by_index(words: list[tuple[tuple[str, ...], str]]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    for index in dict.fromkeys(index for index, _requirement in words):
        yield index, [word for of, word in words if of == index]


def _in_backticks(commands: Iterable[str]) -> str:
    return " ".join(f"`{command}`" for command in commands)
