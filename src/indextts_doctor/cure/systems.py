"""Packages of the operating system: the step, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from indextts_doctor import supervise
from indextts_doctor.cure.keep import KeptPackages

Start = Callable[[Sequence[str]], supervise.Outcome]


def take_back(kept: KeptPackages, start: Start) -> None:
    """Remove what the step has installed newly, and nothing else."""
    raise NotImplementedError
