"""Word errors by an independent recogniser: pocketsphinx, any word of the vocabulary after any other."""

from __future__ import annotations

import re

import numpy as np
from phrases import VOCABULARY
from pocketsphinx import Config, Decoder, get_model_path

GRAMMAR = "#JSGF V1.0; grammar voice; public <spoken> = <word>+; <word> = {};"
SILENCE = 4000  # samples before and after
LOUDEST = 0.5  # full scale is 1


def recogniser() -> Decoder:
    model = get_model_path("en-us")
    decoder = Decoder(
        Config(hmm=f"{model}/en-us", dict=f"{model}/cmudict-en-us.dict", loglevel="FATAL", samprate=16000)
    )
    decoder.add_jsgf_string("voice", GRAMMAR.format(" | ".join(VOCABULARY)))
    decoder.activate_search("voice")
    return decoder


def hear(decoder: Decoder, samples: np.ndarray) -> list[str]:
    """Return the words heard in samples at 16 kHz."""
    level = LOUDEST / max(np.abs(samples).max(), 1e-6)
    pcm = np.round(np.pad(samples * level, SILENCE) * 32767).astype("<i2")
    decoder.start_utt()
    decoder.process_raw(pcm.tobytes(), full_utt=True)
    decoder.end_utt()
    heard = decoder.hyp()
    return re.sub(r"\(\d+\)", "", heard.hypstr).split() if heard else []


def errors(spoken: list[str], heard: list[str]) -> int:
    """Return how many words must be inserted, deleted or replaced."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(spoken, 1):
        above, row = row, [i]
        for j, other in enumerate(heard, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (word != other)))
    return row[-1]
