"""Healthy deployments of many kinds: the recipes as they are, and variants that are odd and healthy all the same.

One file per variant in ``tests/healthy/``, which binds ``HEALTHY`` (or several in ``VARIANTS``)::

    from healthy_variants import Deployment, Healthy

    def arrange(deployment: Deployment) -> None:
        (deployment.directory / "nohup.out").touch()

    HEALTHY = Healthy(about="a log of nohup lies in the folder", deployment="pins-3.10", arrange=arrange)

The doctor must have nothing to say of any of them but notes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Optional

from deployments import Deployment
from entry_files import entries
from recipes import RECIPES

__all__ = ["Deployment", "Healthy", "healthy"]

FOLDER = Path(__file__).parent.parent / "healthy"


def _as_it_is(deployment: Deployment) -> None:
    """Change nothing."""


@dataclasses.dataclass(frozen=True)
class Healthy:
    """A healthy deployment: which recipe, and what makes it odd."""

    about: str  # one line
    deployment: str  # the recipe it is a variant of
    arrange: Callable[[Deployment], None] = _as_it_is
    profile: str = ""  # that the doctor should recognise; "": the recipe's
    named: bool = True  # the doctor is told which interpreter; else it must find it
    name: str = ""  # filled by healthy(): the file's name
    needs: Optional[Callable[[], Optional[str]]] = None  # why it cannot be had on this machine, or None

    @property
    def odd(self) -> bool:
        """Whether it is more than a recipe as it is."""
        return self.arrange is not _as_it_is

    def recognised(self) -> str:
        """Return the profile that the doctor should recognise."""
        return self.profile or RECIPES[self.deployment].profile


def healthy() -> list[Healthy]:
    """Return every healthy deployment: the recipes first, then the variants of tests/healthy by name."""
    plain = [
        Healthy(f"{name}: Python {recipe.python} as {recipe.profile}", name, name=name)
        for name, recipe in RECIPES.items()
    ]
    return plain + [one for path in sorted(FOLDER.glob("*.py")) for one in _load(path)]


def _load(path: Path) -> Iterator[Healthy]:
    for name, one in entries(path, "HEALTHY", "VARIANTS"):
        yield dataclasses.replace(one, name=one.name or name)
