"""One training loop for both networks: AdamW, a short warm-up, a cosine down to nothing."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import torch
from torch import nn

Batches = Iterator[tuple[torch.Tensor, torch.Tensor]]
Network = TypeVar("Network", bound=nn.Module)
WARM_UP = 100  # steps
REPORT = 100  # steps
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def share(step: int, steps: int) -> float:
    """Return the share of the full learning rate at a step."""
    return min(1.0, (step + 1) / WARM_UP) * (1 + math.cos(math.pi * step / steps)) / 2


def fit(
    name: str,
    network: Network,
    loss: Callable[[Network, torch.Tensor, torch.Tensor], torch.Tensor],
    batches: Batches,
    steps: int,
    rate: float,
) -> Network:
    """Return the network after so many steps at a learning rate that begins at the one given."""
    network.train().to(DEVICE)
    optimiser = torch.optim.AdamW(network.parameters(), rate, betas=(0.9, 0.98), weight_decay=0.02)
    plan = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: share(step, steps))
    begin, total = time.monotonic(), 0.0
    for step in range(1, steps + 1):
        value = loss(network, *(tensor.to(DEVICE) for tensor in next(batches)))
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        plan.step()
        total += value.item()
        if step % REPORT == 0:
            report(f"{name}: step {step} of {steps}, loss {total / REPORT:.3f}, {time.monotonic() - begin:.0f} s")
            total = 0.0
    return network.eval().cpu()


def report(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
