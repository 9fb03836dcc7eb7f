"""What a synthesis will need, from the headers of the files, before anything is loaded."""

import contextlib
import dataclasses
import os
import shutil

from indextts_doctor.checks.model.memory import float32
from indextts_doctor.collect.outside.host.host import SYSTEM, memory_granted
from indextts_doctor.facts import Forecast, Profile
from indextts_doctor.formats.modelfile import Look, look, promised
from indextts_doctor.formats.reading import open_regular
from indextts_doctor.speech.engine import Plan

_RECORDING = 16 * 2**20  # bytes of disk for the recording: minutes of audio, twice


def forecast(plan: Plan, profile: Profile, place: str, *, least: int = 0) -> Forecast:
    """What the plan will need; ``place`` is the folder that the recording goes to.

    ``least`` is the memory, in bytes, that the engine is known to need.
    """
    seen = {str(path): header(str(path)) for path in plan.weights}
    sizes = [(one.tensor_bytes, float32(one.tensor_bytes, one.dtype)) for one in seen.values()]
    factor = profile.thresholds.memory_factor
    memory = max(plan.base_bytes + int(sum(wide for _, wide in sizes) * factor), least)
    pickled = {path: one.checkpoint.unsafe for path, one in seen.items() if one.checkpoint}
    return Forecast(
        weights=sum(stored for stored, _ in sizes),
        memory=memory if plan.in_deployment else 0,
        memory_granted=memory_granted(SYSTEM),
        disk=_RECORDING,
        disk_free=free_bytes(place),
        place=place,
        unsafe={path: names for path, names in pickled.items() if names},
    )


def header(path: str) -> Look:
    """The header of a weights file; without a readable one the complete file counts as tensors.

    A file that cannot be read counts as empty: the synthesis reports what is wrong with it.
    """
    try:
        with open_regular(path) as file:
            size = os.fstat(file.fileno()).st_size
            seen = look(file, size, promised(path), sure=False)
    except (OSError, ValueError):
        return Look("other")
    return dataclasses.replace(seen, tensor_bytes=seen.tensor_bytes or size)


def free_bytes(place: str) -> int:
    """The bytes that an ordinary user may still write there; 0 when it is unknown."""
    with contextlib.suppress(OSError):
        return shutil.disk_usage(place).free
    return 0
