"""The configuration of a model, and whether it belongs to its weights. Pure except for one check of paths."""

import os
import re
from collections.abc import Iterable
from typing import Any, Optional

from indextts_doctor.facts import ForeignPath
from indextts_doctor.formats.textfiles import strings

_ABSOLUTE = re.compile(r"/[^/\s]+/\S.*|[A-Za-z]:[\\/]\S.*")
_EXCERPT = ("model_type", "torch_dtype", "dtype", "num_hidden_layers", "n_layer", "version", "transformers_version")
# The layers of a decoder as transformers names them; others have too many shapes to compare.
_DECODERS = re.compile(r"(model\.layers|transformer\.h)\.(\d{1,5})\.")
_GPT = re.compile(r"(?:^|\.)gpt\.h\.(\d{1,5})\.")


def excerpt(content: Any) -> dict[str, Any]:
    """The few values of a configuration that checks need; strings are cut."""
    if not isinstance(content, dict):
        return {}
    found = {key: _plain(content[key]) for key in _EXCERPT if _plain(content.get(key)) is not None}
    layers = content.get("gpt", {}).get("layers") if isinstance(content.get("gpt"), dict) else None
    if isinstance(layers, int):
        found["gpt.layers"] = layers
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value[:100]
    return value if isinstance(value, (bool, int, float)) and -(2**53) < value < 2**53 else None


def version_of(content: Any) -> Optional[str]:
    """The version that config.yaml names, e.g. "2.0"."""
    version = content.get("version") if isinstance(content, dict) else None
    return str(version)[:20] if isinstance(version, (str, int, float)) and not isinstance(version, bool) else None


def layers(config: dict[str, Any], gpt: Iterable[str], decoder: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Part -> (layers in the weights, layers in the configuration) where both are known.

    ``gpt`` are the names in the checkpoint of IndexTTS's GPT, ``decoder`` those in a transformers model.
    """
    found = {}
    counted = _highest(int(match.group(1)) for match in map(_GPT.search, gpt) if match)
    if counted and "gpt.layers" in config:
        found["gpt"] = (counted, int(config["gpt.layers"]))
    wanted = config.get("num_hidden_layers", config.get("n_layer"))
    matches = [match for match in map(_DECODERS.match, decoder) if match]
    prefixes = {match.group(1) for match in matches}
    if isinstance(wanted, int) and len(prefixes) == 1:
        found[prefixes.pop()] = (_highest(int(match.group(2)) for match in matches), wanted)
    return found


def _highest(numbers: Iterable[int]) -> int:
    return max(numbers, default=-1) + 1


def foreign_paths(file: str, content: Any, names: Iterable[str]) -> tuple[ForeignPath, ...]:
    """The absolute paths of a configuration that are not there; at most 50.

    ``names`` are the files of the folder, relative to it. Paths that cannot be checked from here are skipped.
    """
    known = {name.rpartition("/")[2]: name for name in names}
    found = []
    for key, value in strings(content):
        if len(value) < 1000 and _ABSOLUTE.fullmatch(value) and _is_missing(value):
            base = re.split(r"[\\/]", value.rstrip("\\/"))[-1]
            found.append(ForeignPath(file, key, value, known.get(base)))
    return tuple(found[:50])


def _is_missing(path: str) -> bool:
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False
