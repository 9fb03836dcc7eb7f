"""The memory that the weights of a model folder need. Pure."""

import dataclasses
from collections import defaultdict

from indextts_doctor.facts import ModelFile, ModelFolder

_HALF = ("F16", "BF16", "FLOAT16", "BFLOAT16")


@dataclasses.dataclass(frozen=True)
class Weights:
    """The size of weights in bytes: as stored, and as float32, in which CPUs compute."""

    stored: int
    float32: int


def weights(model: ModelFolder) -> Weights:
    """The weights that are loaded.

    A folder often contains the same weights in several formats (safetensors, .bin, onnx), of which one is loaded.
    Therefore the largest format of each folder counts.
    """
    stored: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    wide: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for file in model.files:
        if file.weights and file.problem is None:
            folder, kind = file.path.rpartition("/")[0], file.kind.partition("-")[0]
            stored[folder][kind] += _bytes(file)
            wide[folder][kind] += float32(_bytes(file), file.dtype)
    return Weights(_largest(stored), _largest(wide))


def float32(stored: int, dtype: str) -> int:
    """The size in bytes, as float32, of ``stored`` bytes of numbers of type ``dtype``."""
    return stored * (2 if dtype.upper() in _HALF else 1)


def _bytes(file: ModelFile) -> int:
    return file.weight_bytes or file.size


def _largest(folders: dict[str, dict[str, int]]) -> int:
    return sum(max(kinds.values()) for kinds in folders.values())
