"""The decoder: from codes to the log magnitudes of two frames each, trained and exported to ONNX."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import spectra
import torch
from acoustic_codes import CODES, DIMENSIONS
from onnx import TensorProto, helper, numpy_helper
from schedule import Batches, fit
from torch import nn
from torch.nn import functional

CHANNELS = 128
OPSET = 17
IR_VERSION = 8  # what onnxruntime 1.15 reads
SMALL = 2048  # tensors up to this size stay float32


class Residual(nn.Module):
    """A convolution over (batch, channels, time) that adds to its input."""

    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.convolution = nn.Conv1d(CHANNELS, CHANNELS, 5, padding=2 * dilation, dilation=dilation)

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        return hidden + functional.gelu(self.convolution(hidden))


class Decoder(nn.Module):
    """Codes (batch, time) to natural log magnitudes (batch, frames per code * time, bins)."""

    def __init__(self, centres: np.ndarray, mean: np.ndarray, deviation: float) -> None:
        """Begin with the codes' centres (CODES, DIMENSIONS) and the mean (bins,) of the log magnitudes."""
        super().__init__()
        self.embedding = nn.Embedding.from_pretrained(torch.tensor(centres / centres.std()), freeze=False)
        self.entry = nn.Conv1d(DIMENSIONS, CHANNELS, 3, padding=1)
        self.slow = nn.Sequential(Residual(1), Residual(2))
        self.spread = nn.Conv1d(CHANNELS, spectra.FRAMES_PER_CODE * CHANNELS, 1)
        self.fast = nn.Sequential(Residual(1), Residual(2), Residual(1))
        self.exit = nn.Conv1d(CHANNELS, spectra.BINS, 1)
        self.deviation = deviation
        with torch.no_grad():
            self.exit.bias.copy_(torch.tensor(mean / deviation))

    def forward(self, codes: torch.Tensor) -> torch.Tensor:
        hidden = self.slow(functional.gelu(self.entry(self.embedding(codes).transpose(1, 2))))
        frames = self.spread(hidden).transpose(1, 2).reshape(codes.shape[0], -1, CHANNELS)
        return self.deviation * self.exit(self.fast(frames.transpose(1, 2))).transpose(1, 2)


def log_mels(log_magnitudes: torch.Tensor) -> torch.Tensor:
    """Return the log mels (batch, frames, mels) of log magnitudes (batch, frames, bins)."""
    mels = log_magnitudes.clamp(max=8).exp() @ torch.from_numpy(spectra.MEL_FILTERS).to(log_magnitudes.device)
    return mels.clamp(min=spectra.FLOOR).log()


def loss(decoder: Decoder, codes: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Return the mean distance of log magnitudes plus that of log mels."""
    guess = decoder(codes)
    return (guess - target).abs().mean() + (log_mels(guess) - log_mels(target)).abs().mean()


def batches(codes: list[np.ndarray], log_magnitudes: list[np.ndarray], size: int, seed: int) -> Batches:
    """Yield for ever (codes, log magnitudes) of utterances of equal length: none needs padding."""
    rng = np.random.default_rng(seed)
    order = np.argsort([len(item) for item in codes], kind="stable")
    while True:
        start = rng.integers(len(order))
        same = [i for i in order[start : start + size] if len(codes[i]) == len(codes[order[start]])]
        yield (
            torch.from_numpy(np.stack([codes[i] for i in same])),
            torch.from_numpy(np.stack([log_magnitudes[i] for i in same]).astype(np.float32)),
        )


def train(
    centres: np.ndarray, codes: list[np.ndarray], log_magnitudes: list[np.ndarray], steps: int, seed: int
) -> Decoder:
    """Return a decoder for utterances' codes (time,) and log magnitudes (frames per code * time, bins)."""
    torch.manual_seed(seed)
    sample = np.concatenate(log_magnitudes[::8]).astype(np.float32)
    decoder = Decoder(centres, sample.mean(0), float(sample.std()))
    return fit("decoder", decoder, loss, batches(codes, log_magnitudes, 20, seed), steps, rate=1.5e-3)


def halve(model: onnx.ModelProto) -> None:
    """Store the large float32 tensors of a model as float16, cast to float32 when it runs."""
    casts = []
    for tensor in model.graph.initializer:
        values = numpy_helper.to_array(tensor)
        if values.dtype == np.float32 and values.size > SMALL:
            stored = f"{tensor.name}_float16"
            casts.append(helper.make_node("Cast", [stored], [tensor.name], to=TensorProto.FLOAT))
            tensor.CopyFrom(numpy_helper.from_array(values.astype(np.float16), stored))
    for cast in reversed(casts):
        model.graph.node.insert(0, cast)


def export(path: Path, decoder: Decoder) -> None:
    """Write the decoder as ONNX, for one sequence of codes of any length."""
    torch.onnx.export(
        decoder.eval(),
        (torch.arange(37)[None] % CODES,),
        str(path),
        input_names=["codes"],
        output_names=["log_magnitudes"],
        dynamic_axes={"codes": {1: "time"}, "log_magnitudes": {1: "frames"}},
        opset_version=OPSET,
        dynamo=False,
    )
    model = onnx.load(str(path))
    halve(model)
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
