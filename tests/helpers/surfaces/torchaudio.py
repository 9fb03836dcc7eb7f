"""Stands for torchaudio: IndexTTS2 saves through it."""

import soundfile

__version__ = "2.8.0"


def save(path, src, sample_rate, **encoding):
    """Save samples of -1 to 1, shape (channels, length), as 16-bit PCM."""
    soundfile.write(path, src.numpy().T, sample_rate, subtype="PCM_16")
