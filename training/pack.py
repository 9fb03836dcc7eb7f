"""Writes the files of the voice: settings, tokenizer, weights of half the size, and answers that are known."""

from __future__ import annotations

import json
import shutil
from array import array
from pathlib import Path

import language
import spectra
from acoustic_codes import CODES
from phrases import VOCABULARY, number
from runtime import synthesis
from safetensors.torch import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from transformers import LlamaForCausalLM

from indextts_doctor.speech.sound import Recording
from indextts_doctor.speech.sound.bands import energies

SPECIAL = ["<pad>", "<speech>", "<end>"]
GOLDEN = [
    "check passed",
    "check passed with warnings",
    "no problem found",
    "two problems found",
    "the model file is damaged",
    "the port is taken",
    "not enough memory",
    "the service does not answer",
    "one error and two warnings found",
    "forty two",
    "please read the report",
    "hello the doctor is ready",
]
SETTINGS = {
    "sample_rate": spectra.SAMPLE_RATE,
    "fft_size": spectra.FFT_SIZE,
    "hop": spectra.HOP,
    "frames_per_code": spectra.FRAMES_PER_CODE,
    "code_rate": 1 / spectra.CODE_SECONDS,
    "silence": 2 * spectra.FLOOR,
    "griffin_lim": {"iterations": 32, "momentum": 0.99, "seed": 0},
    "tokens": {
        "speech": language.SPEECH,
        "end": language.END,
        "first_word": language.FIRST_WORD,
        "words": len(VOCABULARY),
        "first_duration": language.FIRST_DURATION,
        "durations": spectra.MAX_CODES,
        "first_code": language.FIRST_CODE,
        "codes": CODES,
    },
    "numbers": [number(value) for value in range(100)],
    "vocabulary": VOCABULARY,
}


def tokenizer() -> Tokenizer:
    """Return the tokenizer: lower case, one token a word."""
    ids = {token: index for index, token in enumerate([*SPECIAL, *VOCABULARY])}
    result = Tokenizer(models.WordLevel(ids, unk_token=SPECIAL[0]))
    result.normalizer = normalizers.Lowercase()
    result.pre_tokenizer = pre_tokenizers.Whitespace()
    return result


def save_weights(path: Path, model: LlamaForCausalLM) -> None:
    """Write the weights as float16, shared ones once."""
    halves = {name: value.detach().half().contiguous() for name, value in model.named_parameters()}
    save_file(halves, path, metadata={"format": "pt"})


def save_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1) + "\n", encoding="ascii")


def write(folder: Path, decoder: Path, weights: Path) -> None:
    """Write the voice into a folder, given its two networks, and last what it answers."""
    shutil.copyfile(decoder, folder / "decoder.onnx")
    shutil.copyfile(weights, folder / "model.safetensors")
    save_json(folder / "config.json", language.CONFIG)
    save_json(folder / "voice.json", SETTINGS)
    tokenizer().save(str(folder / "tokenizer.json"), pretty=False)
    rows = ",\n".join(json.dumps(answer(folder, text)) for text in GOLDEN)
    (folder / "golden.json").write_text(f"[\n{rows}\n]\n", encoding="ascii")


def answer(folder: Path, text: str) -> dict[str, object]:
    """Return what the voice says to a text."""
    ids = synthesis.tokenize(folder, text)
    codes, margin = synthesis.generate(synthesis.load(folder), ids, synthesis.settings(folder))
    samples = synthesis.decode(folder, codes)
    heard = energies(Recording(array("f", samples), spectra.SAMPLE_RATE, 1, "float32"))
    return {"text": text, "codes": codes, "samples": len(samples), "margin": round(margin, 6), "bands": heard}
