"""Steps on packages that several fixes share. Pure."""

from collections.abc import Iterable
from typing import Protocol, Union

from indextts_doctor.checks import Maybe
from indextts_doctor.checks.packages.commands import CPU_INDEX, TORCH_FAMILY, index_of, is_from_elsewhere
from indextts_doctor.facts import Packages, Pin, Target
from indextts_doctor.fixes import Advice, Install, _

FROM_ELSEWHERE = _("the package index has a different package of this name, or none; the advice contains the source")


class Named(Protocol):
    """Evidence with the name of a package."""

    @property
    def name(self) -> Maybe[str]: ...


def names(found: Iterable[Named]) -> tuple[str, ...]:
    """The packages in the evidence, each once."""
    return tuple(dict.fromkeys(one.name for one in found if one.name))


def install(target: Target, packages: Packages, *requirements: str) -> Install:
    """The step that installs requirements; torch and its companions as CPU builds."""
    family = any(requirement.startswith(TORCH_FAMILY) for requirement in requirements)
    torch = packages.find("torch")
    cpu = family and (torch is None or torch.cuda is None)
    return Install(target.python, requirements=requirements, indexes=CPU_INDEX[1:] if cpu else ())


def pinned(target: Target, packages: Packages, pins: Iterable[Pin]) -> Iterable[Union[Install, Advice]]:
    """The step that installs the tested versions; Advice for packages that are not on the package index."""
    pins = tuple(pins)
    usual = [pin for pin in pins if not is_from_elsewhere(pin)]
    if usual:
        yield install(target, packages, *(f"{pin.name}{pin.tested}" for pin in usual))
    if len(usual) < len(pins):
        yield Advice(FROM_ELSEWHERE)


def again(target: Target, packages: Packages, *several: str) -> Install:
    """The step that installs the installed versions again."""
    found = [one for one in map(packages.find, several) if one is not None]
    cpu = any(index_of(one.name, one.version) for one in found)
    same = tuple(one.name for one in found)
    return Install(target.python, reinstall=same, indexes=CPU_INDEX[1:] if cpu else ())
