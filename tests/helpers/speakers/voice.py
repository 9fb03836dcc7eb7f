"""A small voice of the tests' own: a deployment that has it speaks with nothing but Python.

A vowel is a train of pulses and some breath through two resonators at its formants; consonants are softer, voiced or
hissed.
"""

import math
import random
import struct
import wave

RATE = 16000  # Hz
SECONDS = 0.09  # of a letter
FADE = 0.015  # seconds at both ends of a letter
FORMANTS = {"a": (730, 1090), "e": (530, 1840), "i": (270, 2290), "o": (570, 840), "u": (300, 870)}
HUM = (250, 1400)  # of every other letter that is voiced
HISS = (2500, 4500)
HISSED = "cfhkpqstxz"
BREATH = 0.02  # of a pulse


def say(text):
    """Return the samples of a text, floats of full scale 1."""
    samples = [sample for at, letter in enumerate(text.lower()) for sample in unit(letter, 130 - at % 20)]
    return samples + [0.0] * (RATE // 10)


def unit(letter, pitch=120, seconds=SECONDS):
    """Return the samples of a letter at a pitch in Hz; a space is silence."""
    count = round(seconds * RATE)
    if not letter.isalnum():
        return [0.0] * count
    dice, period = random.Random(letter), RATE // pitch
    hissed = letter in HISSED
    sound = [dice.gauss(0, 1 if hissed else BREATH) + (not hissed and at % period == 0) for at in range(count)]
    for hertz in FORMANTS.get(letter, HISS if hissed else HUM):
        sound = resonator(sound, hertz)
    loudness = 0.2 if letter in FORMANTS else 0.03 if hissed else 0.07
    scale = loudness / math.sqrt(sum(sample * sample for sample in sound) / count)
    return [sample * scale * fade(at, count) for at, sample in enumerate(sound)]


def resonator(samples, hertz, width=80):
    """Return samples with what lies around a frequency made louder."""
    radius = math.exp(-math.pi * width / RATE)
    one, two = 2 * radius * math.cos(2 * math.pi * hertz / RATE), -radius * radius
    last = before = 0.0
    found = []
    for sample in samples:
        last, before = sample + one * last + two * before, last
        found.append(last)
    return found


def fade(at, count):
    """Return the share of its loudness that a letter has at a sample."""
    near = min(at, count - 1 - at) / (FADE * RATE)
    return math.sin(math.pi / 2 * min(1.0, near)) ** 2


def save(file, samples, rate=RATE):
    """Write samples to a file, open or by its path, as a WAV of 16 bits."""
    whole = [round(32767 * max(-1.0, min(1.0, sample))) for sample in samples]
    with wave.open(file, "wb") as recording:
        recording.setparams((1, 2, rate, 0, "NONE", ""))
        recording.writeframes(struct.pack(f"<{len(whole)}h", *whole))
