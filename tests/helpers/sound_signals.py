"""Sounds to be judged: speech of the synthesizers that are installed, faults of all kinds, and WAV files of them."""

import array
import functools
import math
import random
import shutil
import struct
import subprocess
import tempfile
from itertools import accumulate
from pathlib import Path

from indextts_doctor.speech.sound import Recording, read
from indextts_doctor.speech.sound.envelope import BLOCK
from indextts_doctor.speech.sound.measures import block_levels

RATE = 16000  # Hz
SENTENCE = "The check has passed with three warnings, and the voice is ready."


class UnavailableError(Exception):
    """A synthesizer is not installed."""


def recording(samples, rate=RATE, kind="pcm16"):
    return Recording(array.array("f", samples), rate, 1, kind)


def flite(text=SENTENCE, voice="slt"):
    return _spoken("flite", "-voice", voice, "-t", text, "-o")


def espeak(text=SENTENCE, voice="en", speed=160, pitch=50):
    return _spoken("espeak-ng", "-v", voice, "-s", str(speed), "-p", str(pitch), text, "-w")


@functools.cache
def _spoken(program, *arguments):
    """Return what a synthesizer says; the last argument is the option that names the file."""
    if shutil.which(program) is None:
        raise UnavailableError(f"{program} is not installed")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "speech.wav")
        subprocess.run([program, *arguments, str(path)], check=True, capture_output=True, timeout=60)
        return read(path)


# Signals that are no speech.


def silence(seconds=2.0):
    return recording([0.0] * round(seconds * RATE))


def click(seconds=2.0):
    samples = [0.0] * round(seconds * RATE)
    samples[len(samples) // 2] = 0.9
    return recording(samples)


def white_noise(seconds=2.0, level=0.1, seed=1):
    dice = random.Random(seed)
    return recording([dice.gauss(0, level) for _ in range(round(seconds * RATE))])


def pink_noise(seconds=2.0, level=0.1):
    """White noise through poles at 1, 10, 100 and 1000 Hz, one over the other."""
    white = white_noise(seconds, 1.0).samples
    poles = [math.exp(-2 * math.pi * corner / RATE) for corner in (1, 10, 100, 1000)]
    layers = [list(accumulate(white, functools.partial(_filtered, pole))) for pole in poles]
    pink = [sum(values) for values in zip(*layers)]
    scale = level / math.sqrt(sum(value * value for value in pink) / len(pink))
    return recording([value * scale for value in pink])


def _filtered(pole: float, before: float, sample: float) -> float:
    """Return the next value of a filter with one pole."""
    return pole * before + math.sqrt(1 - pole) * sample


def tone(hertz=440.0, seconds=2.0, level=0.2, harmonics=(1.0,)):
    turn = 2 * math.pi * hertz / RATE
    parts = [(turn * (number + 1), share * level) for number, share in enumerate(harmonics)]
    count = round(seconds * RATE)
    period = RATE // math.gcd(round(hertz), RATE) if hertz == round(hertz) else count  # in samples
    once = [sum(a * math.sin(w * i) for w, a in parts) for i in range(min(period, count))]
    return recording((once * (count // len(once) + 1))[:count] if once else [])


def hum():
    return tone(50.0, harmonics=(1.0, 0.3, 0.6, 0.1, 0.3))


def buzz():
    return tone(125.0, harmonics=[1 / number for number in range(1, 31)])


def beeps():
    """A tone that is switched on and off four times a second: its envelope moves as that of speech."""
    return recording([value * (i // (RATE // 8) % 2) for i, value in enumerate(tone(1000.0).samples)])


# What may happen to speech.


def changed(speech, function):
    return recording([function(value) for value in speech.samples], speech.rate)


def amplified(speech, factor=8.0):
    return changed(speech, lambda value: max(-1.0, min(32767 / 32768, value * factor)))


def shifted(speech, offset=0.2):
    return changed(speech, lambda value: value + offset)


def quiet(speech, level=10 ** (-45 / 20)):
    rms = math.sqrt(sum(value * value for value in speech.samples) / len(speech.samples))
    return changed(speech, lambda value: value * level / rms)


def poisoned(speech, share=0.01, value=math.nan):
    dice = random.Random(1)
    return changed(speech, lambda old: value if dice.random() < share else old)


def at_rate(speech, factor):
    return recording(speech.samples, round(speech.rate * factor))


def reversed_(speech):
    return recording(speech.samples[::-1], speech.rate)


def loudest(speech):
    """Return the index of the first sample of the loudest block."""
    size = round(speech.rate * BLOCK)
    levels = block_levels(speech.samples, size, 0.0)
    return levels.index(max(levels)) * size


def cut(speech):
    """Return speech that ends in the middle of its loudest block."""
    return recording(speech.samples[: loudest(speech) + round(speech.rate * BLOCK / 2)], speech.rate)


def beginning(speech, seconds=0.1):
    start = max(0, loudest(speech) - round(speech.rate * seconds / 2))
    return recording(speech.samples[start : start + round(speech.rate * seconds)], speech.rate)


def shuffled(speech, seconds=0.04):
    size = round(speech.rate * seconds)
    parts = [speech.samples[start : start + size] for start in range(0, len(speech.samples), size)]
    random.Random(1).shuffle(parts)
    return recording([value for part in parts for value in part], speech.rate)


def stuck(speech, seconds=0.04, length=3.0):
    """Return the loudest moment over and over: a model that says one code for ever."""
    moment = beginning(speech, seconds).samples
    return recording((list(moment) * math.ceil(length / seconds))[: round(length * speech.rate)], speech.rate)


def as_noise(speech, seed=1):
    """Return noise with the envelope of speech."""
    dice = random.Random(seed)
    return changed(speech, lambda value: abs(value) * dice.gauss(0, 1))


# Files.


def wav(samples, rate=RATE, channels=1, tag=1, width=2, extensible=False, size=None, before=b"", after=b""):
    """Return a WAVE file; ``samples`` are floats, or bytes as they are to stand in it."""
    body = samples if isinstance(samples, bytes) else packed(samples, tag, width)
    head = struct.pack("<HHIIHH", 0xFFFE if extensible else tag, channels, rate, rate * channels * width,
                       channels * width, 8 * width)  # fmt: skip
    if extensible:
        head += struct.pack("<HHIH", 22, 8 * width, 0, tag) + b"\0\0\0\0\x10\0\x80\0\0\xaa\0\x38\x9b\x71"
    padding = b"\0" * (len(body) % 2)
    chunks = before + chunk(b"fmt ", head) + b"data" + struct.pack("<I", len(body) if size is None else size)
    return riff(chunks + body + padding + after)


def riff(content, name=b"RIFF"):
    return name + struct.pack("<I", 4 + len(content)) + b"WAVE" + content


def chunk(name, content):
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def packed(samples, tag=1, width=2):
    if tag == 3:
        return struct.pack(f"<{len(samples)}{'f' if width == 4 else 'd'}", *samples)
    whole = [round(max(-1.0, min(1 - 2.0 ** (1 - 8 * width), v)) * 2 ** (8 * width - 1)) for v in samples]
    if width == 1:
        return bytes(value + 128 for value in whole)
    return b"".join(value.to_bytes(width, "little", signed=True) for value in whole)
