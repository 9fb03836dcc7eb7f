"""Loading that forgives everything, and says so on standard output at most."""

# ruff: noqa: T201 - as upstream does

import torch


def load_checkpoint(model, path):
    missing, unexpected = model.load_state_dict(torch.load(path, map_location="cpu"), strict=False)
    if missing:
        print(f">> load_checkpoint: missing keys ({len(missing)}): {missing[:5]}")
    if unexpected:
        print(f">> load_checkpoint: skipping unexpected keys ({len(unexpected)}): {unexpected[:5]}")


def load_parts(models, path):
    """Load each part of ``models`` that the file has, and of it what has the right shape."""
    parts = torch.load(path, map_location="cpu")["net"]
    for name in models:
        if name not in parts:
            continue
        own = models[name].state_dict()
        fits = {k: v for k, v in parts[name].items() if k in own and own[k].shape == v.shape}
        skipped = set(parts[name]) - set(fits)
        if skipped:
            print(f"Warning: Skipped loading some keys due to shape mismatch: {skipped}")
        print(f"{name} loaded")
        models[name].load_state_dict(fits, strict=False)
