"""Reads a recording: RIFF WAVE with integer or float samples."""

from __future__ import annotations

import array
import dataclasses
from pathlib import Path


class UnreadableError(Exception):
    """There is nothing to hear.

    ``problem`` is "missing", "empty", "not-audio", "undecoded" (audio in a format that the doctor does not
    decode) or "damaged"; ``detail`` says what was seen.
    """

    def __init__(self, problem: str, detail: str = "") -> None:
        super().__init__(problem, detail)
        self.problem = problem
        self.detail = detail


@dataclasses.dataclass(frozen=True)
class Recording:
    """Samples of one channel, the mean of all; floats of full scale 1.0 (array type "f" or "d")."""

    samples: array.array[float]
    rate: int  # Hz
    channels: int  # of the file
    format: str  # of the file's samples: "pcm16", "float32", ...


def read(path: Path) -> Recording:
    """Return what a file holds. Raises UnreadableError."""
    raise UnreadableError("missing", str(path))
