"""Saving."""

import torch
import torchaudio


def save_pcm_wav(path, wav, sampling_rate):
    """Save samples of -32767 to 32767, shape (1, length)."""
    torchaudio.save(str(path), wav.to(torch.float32) / 32767, sampling_rate)
