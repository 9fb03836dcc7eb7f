"""Acoustic codes: the nearest of 2,048 typical patches of two mel frames (40 ms)."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import spectra
import torch

CODES = 2048
DIMENSIONS = 64
QUIETEST = -4.0  # log mels below are heard as silence and told apart no further
SAMPLE = 150_000  # patches that the centres are found on
ROUNDS = 40
BLOCK = 16_384  # patches compared at once


class Codebook(NamedTuple):
    """A projection of patches, and the centre of each code."""

    mean: np.ndarray  # (frames per code * mels,)
    basis: np.ndarray  # (frames per code * mels, DIMENSIONS), orthonormal
    centres: np.ndarray  # (CODES, DIMENSIONS)


def patches(log_magnitudes: np.ndarray) -> np.ndarray:
    """Return the mel patches (codes, frames per code * mels) of log magnitudes (frames, bins)."""
    mels = [
        np.exp(block.astype(np.float32)) @ spectra.MEL_FILTERS
        for block in np.array_split(log_magnitudes, len(log_magnitudes) // BLOCK + 1)
    ]
    heard = np.maximum(spectra.log(np.concatenate(mels)), QUIETEST)
    return heard.reshape(len(heard) // spectra.FRAMES_PER_CODE, -1)


def nearest(points: torch.Tensor, centres: torch.Tensor) -> torch.Tensor:
    """Return the index (points,) of the centre (centres, dimensions) next to each point (points, dimensions)."""
    lengths = centres.square().sum(1)
    return torch.cat([(lengths - 2 * block @ centres.T).argmin(1) for block in points.split(BLOCK)])


def means(points: torch.Tensor, owners: torch.Tensor, rng: np.random.Generator) -> torch.Tensor:
    """Return the mean (CODES, dimensions) of the points of each owner; a random point for who owns none."""
    sums = torch.zeros(CODES, points.shape[1]).index_add_(0, owners, points)
    sizes = torch.bincount(owners, minlength=CODES)
    empty = sizes == 0
    sums[empty] = points[torch.from_numpy(rng.integers(len(points), size=int(empty.sum())))]
    return sums / sizes.clamp(min=1)[:, None]


def cluster(points: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return the centres (CODES, dimensions) that Lloyd's algorithm finds for points (points, dimensions)."""
    chosen = torch.from_numpy(rng.permutation(points)[:SAMPLE])
    centres = chosen[:CODES].clone()
    for _ in range(ROUNDS):
        centres = means(chosen, nearest(chosen, centres), rng)
    return centres.numpy()


def fit(points: np.ndarray, seed: int) -> Codebook:
    """Return the codebook for patches (codes, frames per code * mels)."""
    rng = np.random.default_rng(seed)
    mean = points.mean(0)
    _, vectors = np.linalg.eigh(np.cov((points - mean).T))
    basis = vectors[:, : -DIMENSIONS - 1 : -1].astype(np.float32)
    return Codebook(mean, basis, cluster((points - mean) @ basis, rng))


def encode(codebook: Codebook, points: np.ndarray) -> np.ndarray:
    """Return the code (codes,) of each patch (codes, frames per code * mels)."""
    projected = torch.from_numpy((points - codebook.mean) @ codebook.basis)
    return nearest(projected, torch.from_numpy(codebook.centres)).numpy()


def save(path: Path, codebook: Codebook) -> None:
    np.savez(path, **codebook._asdict())


def load(path: Path) -> Codebook:
    with np.load(path) as data:
        return Codebook(**data)
