"""How much memory the weights of a model folder need. Pure."""

import dataclasses
from collections import defaultdict

from indextts_doctor.facts import ModelFile, ModelFolder

_HALF = ("F16", "BF16", "FLOAT16", "BFLOAT16")


@dataclasses.dataclass(frozen=True)
class Weights:
    """Bytes as they are stored, and as they are once they are float32, which CPUs compute with."""

    stored: int
    float32: int


def weights(model: ModelFolder) -> Weights:
    """Return the weights that will be loaded.

    A folder often holds the same weights in several formats (safetensors, .bin, onnx); one of them is loaded,
    so per folder the largest format counts.
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
    """Return the bytes that ``stored`` bytes of numbers of a type take once they are float32."""
    return stored * (2 if dtype.upper() in _HALF else 1)


def _bytes(file: ModelFile) -> int:
    return file.weight_bytes or file.size


def _largest(folders: dict[str, dict[str, int]]) -> int:
    return sum(max(kinds.values()) for kinds in folders.values())
