"""What a synthesis will need, from the headers of the files, before anything is loaded."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from indextts_doctor.facts.speech import Forecast
from indextts_doctor.formats.look import look, promised
from indextts_doctor.observe.host import SYSTEM, memory_granted
from indextts_doctor.profile import Profile
from indextts_doctor.smoke.engine import Plan

_HALF = ("F16", "BF16", "FLOAT16", "BFLOAT16")
_RECORDING = 16 * 2**20  # bytes of disk for what is spoken: minutes of sound, twice


def forecast(plan: Plan, profile: Profile, place: str, *, least: int = 0) -> Forecast:
    """Return what the plan will need; ``place`` is the folder that the recording goes to.

    ``least`` is the memory, in bytes, that the engine is known to need.
    """
    sizes = [weight_bytes(path) for path in plan.weights]
    wide = sum(float32 for _, float32 in sizes)
    factor = profile.thresholds.memory_factor
    memory = max(plan.base_bytes + int(wide * factor), least)
    return Forecast(
        weights=sum(stored for stored, _ in sizes),
        memory=memory if plan.in_patient else 0,
        memory_granted=memory_granted(SYSTEM),
        disk=_RECORDING,
        disk_free=free_bytes(place),
        place=place,
    )


def weight_bytes(path: str) -> tuple[int, int]:
    """Return the bytes of a file's weights as they are stored, and as they are in float32.

    A file that cannot be read counts nothing: what is wrong with it is the synthesis's to meet.
    """
    with contextlib.suppress(OSError, ValueError):
        size = Path(path).stat().st_size
        with Path(path).open("rb") as file:
            seen = look(file, size, promised(path), sure=False)
        stored = seen.tensor_bytes or size
        return stored, stored * (2 if seen.dtype.upper() in _HALF else 1)
    return 0, 0


def free_bytes(place: str) -> int:
    """Return the bytes that an ordinary user may still write there; 0 when nobody can say."""
    with contextlib.suppress(OSError):
        return shutil.disk_usage(place).free
    return 0
