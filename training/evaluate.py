"""Prints the table of word errors: teacher, codes and voice, on fixed phrases and on sentences held out.

    python training/evaluate.py WORK

WORK is the folder that `train.py` worked in.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
from phrases import FIXED
from recognise import errors, hear, recogniser
from runtime import FOLDER, synthesis
from schedule import report
from stages import Stages
from teacher import Utterance


class Item(NamedTuple):
    """What is to be said: the teacher's rendering, and its codes (time,)."""

    utterance: Utterance
    codes: np.ndarray


Say = Callable[[Item], np.ndarray]  # to samples (time,)


def items(stages: Stages, kind: str) -> list[Item]:
    return list(map(Item, stages.utterances(kind), stages.codes(kind)))


def teacher_says(item: Item) -> np.ndarray:
    return item.utterance.wave / 32768


def codes_say(item: Item) -> np.ndarray:
    return synthesis.decode(FOLDER, item.codes)


def voice() -> Say:
    """Return what says a text by the voice."""
    model, settings = synthesis.load(FOLDER), synthesis.settings(FOLDER)

    def say(item: Item) -> np.ndarray:
        codes, _ = synthesis.generate(model, synthesis.tokenize(FOLDER, item.utterance.text), settings)
        return synthesis.decode(FOLDER, codes)

    return say


def word_errors(say: Say, spoken: list[Item]) -> float:
    """Return the errors per word spoken."""
    decoder = recogniser()
    wrong = sum(errors(item.utterance.text.split(), hear(decoder, say(item))) for item in spoken)
    return wrong / sum(len(item.utterance.text.split()) for item in spoken)


def main(work: Path) -> None:
    stages = Stages(work)
    fixed = [item for item in items(stages, "training") if item.utterance.text in FIXED]
    held_out = items(stages, "held_out")
    report(f"| word errors | {len(fixed)} fixed phrases | {len(held_out)} held-out sentences |")
    report("|---|---|---|")
    for name, say in {"the teacher": teacher_says, "its codes": codes_say, "the voice": voice()}.items():
        report(f"| {name} | {word_errors(say, fixed):.3f} | {word_errors(say, held_out):.3f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
