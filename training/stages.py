"""The stages of the training; what a stage has made is kept in the work folder and not made again."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import acoustic_codes
import decoder
import features
import language
import numpy as np
import pack
import phrases
import spectra
import teacher
import torch
from acoustic_codes import Codebook
from decoder import Decoder
from features import Features
from language import Example
from schedule import report
from teacher import Utterance

SEED = 0
TEMPLATES, BALANCED, HELD_OUT = 3000, 6500, 60  # sentences
DECODER_STEPS, LANGUAGE_STEPS = 4500, 4000


def kept(path: Path, make: Callable[[], Any], save: Callable, load: Callable) -> Any:
    """Return what a path holds; make it first where nobody has."""
    if not path.exists():
        begin = time.monotonic()
        save(path, make())
        report(f"{path.name} made in {time.monotonic() - begin:.0f} s")
    return load(path)


class Stages:
    """All stages. Each takes what it needs from the ones before it."""

    def __init__(self, work: Path) -> None:
        self.work = work
        work.mkdir(parents=True, exist_ok=True)
        torch.set_num_threads(1)

    def sentences(self, kind: str) -> list[str]:
        """Return the texts that are trained on, or those held out."""
        known = phrases.training(SEED + 1, TEMPLATES, BALANCED)
        return known if kind == "training" else phrases.held_out(SEED + 2, HELD_OUT, known)

    def utterances(self, kind: str) -> list[Utterance]:
        """Return what the teacher says."""
        return kept(
            self.work / f"{kind}_utterances.npz",
            lambda: teacher.speak_all(self.sentences(kind), workers=2),
            teacher.save,
            teacher.load,
        )

    def features(self, kind: str) -> Features:
        return kept(
            self.work / f"{kind}_features.npz",
            lambda: features.analyse(self.utterances(kind), features.gain(self.utterances("training"))),
            features.save,
            features.load,
        )

    def patches(self, kind: str) -> np.ndarray:
        """Return the mel patches (codes, values) of all utterances."""
        return acoustic_codes.patches(self.features(kind).log_magnitudes)

    def codebook(self) -> Codebook:
        return kept(
            self.work / "codebook.npz",
            lambda: acoustic_codes.fit(self.patches("training"), SEED),
            acoustic_codes.save,
            acoustic_codes.load,
        )

    def codes(self, kind: str) -> list[np.ndarray]:
        """Return the codes (time,) of each utterance."""
        codes = acoustic_codes.encode(self.codebook(), self.patches(kind))
        return np.split(codes, np.cumsum(self.features(kind).codes_of_utterances())[:-1])

    def examples(self) -> list[Example]:
        """Return what the language model learns from."""
        spoken = self.features("training")
        counts = np.split(spoken.counts, np.cumsum(spoken.words)[:-1])
        return list(map(language.example, map(str, spoken.texts), counts, self.codes("training")))

    def decoder(self) -> Path:
        """Return where the decoder lies, as ONNX."""
        return kept(self.work / "decoder.onnx", self.train_decoder, decoder.export, Path)

    def train_decoder(self) -> Decoder:
        codes, spoken = self.codes("training"), self.features("training")
        frames = np.cumsum([len(item) for item in codes])[:-1] * spectra.FRAMES_PER_CODE
        magnitudes = np.split(spoken.log_magnitudes, frames)
        return decoder.train(self.codebook().centres, codes, magnitudes, DECODER_STEPS, SEED)

    def weights(self) -> Path:
        """Return where the language model lies."""
        often = len(set(phrases.spoken_often()).intersection(map(str, self.features("training").texts)))
        return kept(
            self.work / "model.safetensors",
            lambda: language.train(self.examples(), often, LANGUAGE_STEPS, SEED),
            pack.save_weights,
            Path,
        )
