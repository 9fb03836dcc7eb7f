"""The program of a deployment that speaks: ``speak.py TEXT RECORDING``."""

import sys

import voice

text, recording = sys.argv[1:]
samples = voice.say(text)
voice.save(recording, samples)
