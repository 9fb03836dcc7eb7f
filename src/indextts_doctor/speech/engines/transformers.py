"""A text-to-speech model in a local folder, by whatever class the installed transformers has for it.

A model that only makes a spectrogram wants a vocoder: a folder ``vocoder`` or ``hifigan`` inside of the model's, or
beside it under one of these names, or one that is called like the model's with ``_vocoder``, ``-vocoder``,
``_hifigan`` or ``-hifigan`` behind it. The voice of SpeechT5 is taken from ``speaker_embeddings.npy`` or
``speaker_embedding.npy`` in the model's folder; without one it is a row of zeros, the middle of all voices.
"""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Optional, Union

from indextts_doctor.facts import Missing
from indextts_doctor.formats.reading import read_regular
from indextts_doctor.i18n.text import _
from indextts_doctor.speech.engine import Plan, engine, first_file, inapplicable, no_model_folder, script
from indextts_doctor.target.context import Context

_VOCODERS = ("vocoder", "hifigan")
_SPEAKERS = ("speaker_embeddings.npy", "speaker_embedding.npy")
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")  # in the order in which the library looks
_INDEX_MOST = 50 * 2**20  # bytes


@engine("transformers", title=_("transformers"))
def transformers(context: Context) -> Union[Plan, Missing]:
    folder = context.model_dir
    if folder is None:
        return no_model_folder()
    if not folder.is_dir():
        return inapplicable(_("the model folder {folder} does not exist").filled(folder=folder))
    vocoder = _vocoder(folder)
    return Plan(
        script=script("outcome") + script("transformers"),
        request={
            "folder": folder,
            "vocoder": vocoder,
            "speaker": first_file(folder / name for name in _SPEAKERS),
            "trust": context.speech.trust_remote_code,
        },
        weights=tuple(path for place in (folder, vocoder) if place for path in weights(place)),
    )


def weights(folder: Path) -> Iterator[Path]:
    """Yield the files of weights that the library will load from a folder."""
    for name in _WEIGHTS:
        if (folder / name).is_file():
            yield folder / name
            return
        shards = _shards(folder / f"{name}.index.json")
        if shards:
            yield from (folder / shard for shard in shards)
            return


def _shards(index: Path) -> list[str]:
    with contextlib.suppress(OSError, ValueError, LookupError, AttributeError, TypeError, RecursionError):
        names = json.loads(read_regular(index, _INDEX_MOST))["weight_map"].values()
        return sorted({name for name in names if isinstance(name, str)})
    return []


def _vocoder(folder: Path) -> Optional[Path]:
    inside = [folder / name for name in _VOCODERS]
    beside = [folder.parent / name for name in _VOCODERS]
    called = [folder.with_name(f"{folder.name}{sign}{name}") for name in _VOCODERS for sign in "_-"]
    return next((place for place in (*inside, *called, *beside) if (place / "config.json").is_file()), None)
