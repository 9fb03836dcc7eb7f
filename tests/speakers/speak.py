"""The program of a deployment that speaks: ``speak.py TEXT RECORDING``."""

import sys

import voice


def speak(text, recording):
    samples = voice.say(text)
    voice.save(recording, samples)


if __name__ == "__main__":
    speak(*sys.argv[1:])
