"""The acoustic model: symbols in, a spectrogram for each line out."""

from pathlib import Path

import torch
import yaml

try:
    import numpy as np
    from kantts.models import Sambert
    from kantts.utils.ling_unit.ling_unit import KanTtsLinguisticUnit
except ImportError:
    raise ImportError("Please install kantts.")  # noqa: B904 - that is what upstream hides


def am_synthesis(symbol_seq, fsnet, ling_unit, device, se=None):
    phones, tones = ling_unit.encode_symbol_sequence(symbol_seq)
    return fsnet(torch.tensor(phones, device=device), torch.tensor(tones, device=device)).numpy()


def am_infer(sentence, ckpt, output_dir, se_file=None, config=None):
    config = yaml.safe_load((Path(ckpt).parent.parent / "config.yaml").read_text("utf-8"))
    unit, model = KanTtsLinguisticUnit(config), Sambert()
    model.load_state_dict(torch.load(ckpt)["model"], strict=False)
    features = Path(output_dir, "feat")
    features.mkdir(parents=True, exist_ok=True)
    for line in Path(sentence).read_text("utf-8").splitlines():
        name, symbols = line.split("\t")
        with torch.no_grad():
            np.save(features / f"{name}_mel.npy", am_synthesis(symbols, model, unit, torch.device("cpu")))
