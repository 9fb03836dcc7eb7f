"""Log band energies over time, and how alike two of them are. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from indextts_doctor.smoke.sound.recording import Recording


def energies(recording: Recording) -> list[list[float]]:
    """Return log band energies, frames by bands."""
    raise NotImplementedError


def correlation(one: Sequence[Sequence[float]], other: Sequence[Sequence[float]]) -> float:
    """Return Pearson's correlation of two tables of log band energies, 1.0 for the same sound."""
    raise NotImplementedError
