"""The models: they have weights, and what they make is voiced and changes as speech does."""

import math

import torch
from torch import nn

HARMONICS = 16
FADE = 2000  # samples: speech dies away at its end


class Gpt(nn.Module):
    """Codes from text: so many of each token, and the stop token, unless there is no room for it."""

    def __init__(self, layers, max_mel_tokens, codes_per_token, stop_mel_token):
        super().__init__()
        self.text_embedding = nn.Embedding(256, 8)
        self.h = nn.ModuleList(nn.Linear(8, 8) for _ in range(layers))
        self.mel_pos_embedding = nn.Embedding(max_mel_tokens, 8)
        self.register_buffer("positions", torch.arange(max_mel_tokens))  # computed: no file needs it
        self.codes_per_token = codes_per_token
        self.stop_mel_token = stop_mel_token

    def merge_emovec(self, voice):
        return voice.mean()

    def inference_speech(self, voice, tokens, max_generate_length, **generation):
        each = self.codes_per_token
        codes = [(token * 7 + n // 4) % 60 for token in tokens for n in range(each)] + [self.stop_mel_token]
        codes = codes[:max_generate_length]
        if len(codes) > self.mel_pos_embedding.num_embeddings:
            raise IndexError("index out of range in self")
        return torch.tensor([codes]), self.mel_pos_embedding(torch.arange(len(codes)))


class Cfm(nn.Module):
    """A mel spectrogram from codes, 1.72 frames each: shape (1, 80, frames)."""

    def __init__(self, depth):
        super().__init__()
        self.estimator = nn.ModuleDict(
            {"table": nn.Embedding(64, 80), "layers": nn.ModuleList(nn.Linear(4, 4) for _ in range(depth))}
        )

    def inference(self, codes):
        at = (torch.arange(int(len(codes) * 1.72)) / 1.72).long()
        return self.estimator["table"](codes[at]).abs().T[None]


class Vocoder(nn.Module):
    """Sound from a mel spectrogram, 256 samples a frame: the harmonics of a voice that rises and falls."""

    def __init__(self):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(HARMONICS))

    def forward(self, mel):
        length = mel.shape[-1] * 256
        loud = nn.functional.interpolate(mel[:, :HARMONICS], size=length, mode="linear")[0]
        seconds = torch.arange(length) / 22050
        phase = 2 * math.pi * torch.cumsum(130 + 25 * torch.sin(4 * seconds), 0) / 22050
        numbers = torch.arange(1, HARMONICS + 1)[:, None]
        voiced = (self.gain[:, None] * loud * torch.sin(numbers * phase) / numbers).sum(0)
        fading = torch.clamp((length - torch.arange(length)) / FADE, max=1.0)
        return (0.12 * fading * voiced)[None, None]


class Codec(nn.Module):
    def __init__(self):
        super().__init__()
        self.codebook = nn.Embedding(64, 8)


def s2mel_models(depth, latent):
    models = {"cfm": Cfm(depth), "length_regulator": nn.Linear(4, 4)}
    if latent:
        models["gpt_layer"] = nn.Linear(4, 4)
    return nn.ModuleDict(models)
