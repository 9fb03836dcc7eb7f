"""Makes the files of a healthy model folder, with numbers that are the same at every call."""

import json
from pathlib import Path

import torch
import yaml
from indextts.models import Codec, Gpt, Vocoder, s2mel_models
from safetensors.torch import save_model

CONFIG = {
    "dataset": {"bpe_model": "bpe.model"},
    "gpt": {"layers": 2, "max_mel_tokens": 1815, "codes_per_token": 9, "stop_mel_token": 99},
    "s2mel": {"depth": 2, "preprocess_params": {"sr": 22050}},
    "gpt_checkpoint": "gpt.pth",
    "s2mel_checkpoint": "s2mel.pth",
}


def make(version):
    torch.manual_seed(20)
    model = Path("checkpoints")
    (model / "hf_cache" / "bigvgan").mkdir(parents=True)
    (model / "config.yaml").write_text(yaml.safe_dump({**CONFIG, "version": float(version)}))
    gpt = Gpt(**CONFIG["gpt"]).state_dict()
    gpt.pop("positions")  # the published files hold no computed buffers
    torch.save(gpt, model / "gpt.pth")
    parts = s2mel_models(CONFIG["s2mel"]["depth"], latent=version == "2.0")
    torch.save({"net": {name: part.state_dict() for name, part in parts.items()}}, model / "s2mel.pth")
    torch.save(Vocoder().state_dict(), model / "hf_cache/bigvgan/bigvgan_generator.pt")
    if version == "2.0":
        save_model(Codec(), model / "hf_cache/semantic_codec_model.safetensors")
        (model / "bpe.model").write_text(json.dumps(list("ABCDEFGHIJKLMNOPQRSTUVWXYZ ,.?!检查通过")))
    else:
        torch.save({"model": Codec().state_dict()}, model / "codec.pth")
        (model / "multilingual_zh_ja_yue_char_del.tiktoken").write_bytes(b"YQ== 0\n")
