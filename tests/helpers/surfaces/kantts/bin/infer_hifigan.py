"""The vocoder: a WAV for each spectrogram of a folder."""

from pathlib import Path

import torch
import yaml

try:
    import numpy as np
    import soundfile as sf
    from kantts.models import Generator
except ImportError:
    raise ImportError("Please install kantts.")  # noqa: B904 - that is what upstream hides


def load_model(ckpt, config=None):
    model = Generator(config["audio_config"]["sampling_rate"])
    model.load_state_dict(torch.load(ckpt, map_location="cpu")["model"]["generator"])
    return model


def hifigan_infer(input_mel, ckpt_path, output_dir, config=None):
    path = Path(ckpt_path).parent.parent / "config.yaml"
    if not path.exists():
        raise ValueError(f"config file not found: {path}")
    config = yaml.safe_load(path.read_text("utf-8"))
    model = load_model(ckpt_path, config)
    model.remove_weight_norm()
    for mel in sorted(Path(input_mel).glob("*.npy")):
        with torch.no_grad():
            sound = model(torch.from_numpy(np.load(mel)).T[None]).numpy()
        rate = config["audio_config"]["sampling_rate"]
        sf.write(str(Path(output_dir, f"{mel.stem}_gen.wav")), sound, rate, "PCM_16")
