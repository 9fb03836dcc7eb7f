"""Makes the files of a healthy voice, with numbers that are the same at every call."""

from pathlib import Path

import torch
import yaml
from kantts.models import Generator, Sambert

AUDIO = {"audio_config": {"sampling_rate": 16000}}


def make():
    torch.manual_seed(20)
    weights = Sambert().state_dict()
    weights.pop("positions")
    acoustic = {"model_type": "sambert", "linguistic_unit": {"speaker_list": "F7,other"}, **AUDIO}
    keep("am", acoustic, weights)
    keep("voc", {"model_type": "hifigan", **AUDIO}, {"generator": Generator(16000).state_dict()})


def keep(part, config, weights):
    folder = Path("voices", "F7", part)
    (folder / "ckpt").mkdir(parents=True)
    (folder / "config.yaml").write_text(yaml.safe_dump(config))
    torch.save({"model": weights}, folder / "ckpt" / "checkpoint_200.pth")
