"""The models: an acoustic one from phones to a spectrogram, and a vocoder for the rate it was made for."""

import math

import torch
from torch import nn

FRAMES = 12  # of each phone
HOP = 200  # samples of each frame
HARMONICS = 16
FADE = 2000  # samples: speech dies away at its end


class Sambert(nn.Module):
    """A spectrogram, shape (frames, 80), from numbers of phones and tones."""

    def __init__(self):
        super().__init__()
        self.phones = nn.Embedding(32, 80)
        self.tones = nn.Embedding(16, 80)
        self.register_buffer("positions", torch.arange(800))  # computed: no file needs it

    def forward(self, phones, tones):
        both = torch.stack([phones, tones], dim=-1)
        mel = self.phones(both[:, 0]).abs() + 0.1 * self.tones(both[:, 1])
        return mel.repeat_interleave(FRAMES, dim=0)


class Generator(nn.Module):
    """Sound from a spectrogram, shape (1, 80, frames); nothing to hear at another rate than its own."""

    def __init__(self, rate):
        super().__init__()
        self.rate = rate
        self.gain = nn.Parameter(torch.ones(HARMONICS))
        self.register_buffer("made_for", torch.tensor(16000))

    def remove_weight_norm(self):
        """As upstream's."""

    def forward(self, mel):
        length = mel.shape[-1] * HOP
        loud = nn.functional.interpolate(mel[:, :HARMONICS], size=length, mode="linear")[0]
        seconds = torch.arange(length) / self.rate
        phase = 2 * math.pi * torch.cumsum(180 + 30 * torch.sin(4 * seconds), 0) / self.rate
        numbers = torch.arange(1, HARMONICS + 1)[:, None]
        voiced = (self.gain[:, None] * loud * torch.sin(numbers * phase) / numbers).sum(0)
        fading = torch.clamp((length - torch.arange(length)) / FADE, max=1.0)
        return 0.1 * fading * voiced * (self.rate == int(self.made_for))
