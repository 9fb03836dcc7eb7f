"""What lies in the folder of each healthy deployment: path -> bytes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import in_house_service
import onnx_voices
from model_files import archive, safetensors, sentencepiece, torch_zip
from speakers import voice

APP = '''\
"""The service of the deployment guide, with its mistakes put right."""
import threading

import flask

MODEL = "./models/index_tts_2_llm"
app = flask.Flask(__name__)
_lock = threading.Lock()
_loaded = []


def load_model():
    """Load once, in the worker that serves: gunicorn never runs a __main__ block."""
    import torch
    from transformers import AutoModelForTextToWaveform

    with _lock:
        if not _loaded:
            model = AutoModelForTextToWaveform.from_pretrained(
                MODEL, torch_dtype=torch.float32, low_cpu_mem_usage=True
            )
            _loaded.append(model)
    return _loaded[0]


@app.get("/healthz")
def health():
    return {"status": "ok"}


@app.post("/tts/generate")
def generate():
    model = load_model()
    return {"audio": model.generate(flask.request.get_json()["text"])}


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=5000)
'''
REQUIREMENTS = """\
transformers==4.35.2
torch==1.13.1+cpu
torchaudio==0.13.1+cpu
onnxruntime==1.15.1
scipy==1.10.1
numpy==1.24.3
flask==2.3.3
pydub==0.25.1
huggingface-hub==0.16.4
soundfile==0.12.1
accelerate==0.24.1
gunicorn==21.2.0
gevent==23.9.1
"""
SAMBERT_CONFIG = """\
model_type: sambert
Model:
  KanTtsSAMBERT:
    params:
      max_len: 800
      embedding_dim: 512
linguistic_unit:
  cleaners: english_cleaners
  lfeat_type_list: sy,tone,syllable_flag,word_segment,emo_category,speaker_category
  speaker_list: F7
audio_config:
  sampling_rate: 16000
"""
HIFIGAN_CONFIG = """\
model_type: hifigan
Model:
  Generator:
    params:
      in_channels: 80
audio_config:
  sampling_rate: 16000
"""
INDEXTTS2_CONFIG = """\
dataset:
  bpe_model: bpe.model
  sample_rate: 24000
gpt:
  model_dim: 1280
  max_mel_tokens: 1815
  max_text_tokens: 600
  heads: 20
  layers: 2
  number_text_tokens: 12000
s2mel:
  preprocess_params:
    sr: 22050
gpt_checkpoint: gpt.pth
w2v_stat: wav2vec2bert_stats.pt
s2mel_checkpoint: s2mel.pth
emo_matrix: feat2.pt
spk_matrix: feat1.pt
qwen_emo_path: qwen0.6bemo4-merge/
vocoder:
  type: bigvgan
  name: nvidia/bigvgan_v2_22khz_80band_256x
version: 2.0
"""


def _json(value: object) -> bytes:
    return json.dumps(value, indent=2).encode() + b"\n"


def _tokenizer() -> bytes:
    vocabulary = {"<unk>": 0, "<s>": 1, "</s>": 2, "a": 3, "b": 4}
    model = {"type": "WordLevel", "vocab": vocabulary, "unk_token": "<unk>"}
    parts: dict[str, Any] = {"truncation": None, "padding": None, "added_tokens": [], "normalizer": None}
    return _json({"version": "1.0", **parts, "pre_tokenizer": {"type": "Whitespace"}, "model": model})


def _guide() -> dict[str, bytes]:
    config = {
        "architectures": ["VitsModel"],
        "model_type": "vits",
        "hidden_size": 32,
        "num_hidden_layers": 2,
        "torch_dtype": "float32",
        "transformers_version": "4.35.2",
    }
    weights = [f"text_encoder.encoder.layers.{layer}.attention.k_proj.weight" for layer in range(2)]
    model = {
        "config.json": _json(config),
        "generation_config.json": _json({"transformers_version": "4.35.2"}),
        "model.safetensors": safetensors("text_encoder.embed_tokens.weight", *weights),
        "special_tokens_map.json": _json({"unk_token": "<unk>"}),
        "tokenizer.json": _tokenizer(),
        "tokenizer_config.json": _json({"tokenizer_class": "PreTrainedTokenizerFast"}),
    }
    return {
        "app.py": APP.encode(),
        "requirements.txt": REQUIREMENTS.encode(),
        **{f"models/index_tts_2_llm/{name}": data for name, data in model.items()},
    }


def _sambert() -> dict[str, bytes]:
    return {
        "resource.zip": archive(resource__tts_front_end=b"front end\n", resource__zhcn__lexicon=b"lexicon\n"),
        "configuration.json": _json({"framework": "pytorch", "model": {"type": "sambert-hifigan"}}),
        "voices/F7/am/config.yaml": SAMBERT_CONFIG.encode(),
        "voices/F7/am/ckpt/checkpoint_0.pth": torch_zip("text_encoder.weight", "mel_decoder.weight"),
        "voices/F7/voc/config.yaml": HIFIGAN_CONFIG.encode(),
        "voices/F7/voc/ckpt/checkpoint_0.pth": torch_zip("generator.conv_pre.weight"),
    }


def _indextts2() -> dict[str, bytes]:
    gpt = [f"gpt.h.{layer}.ln_1.weight" for layer in range(2)]
    files = {
        "config.yaml": INDEXTTS2_CONFIG.encode(),
        "bpe.model": sentencepiece(),
        "gpt.pth": torch_zip("text_embedding.weight", *gpt),
        "s2mel.pth": torch_zip("cfm.estimator.weight"),
        "wav2vec2bert_stats.pt": torch_zip("mean", "var"),
        "feat1.pt": torch_zip("feat1"),
        "feat2.pt": torch_zip("feat2"),
        "qwen0.6bemo4-merge/config.json": _json({"architectures": ["Qwen3ForCausalLM"], "model_type": "qwen3"}),
        "qwen0.6bemo4-merge/model.safetensors": safetensors("model.embed_tokens.weight"),
        "qwen0.6bemo4-merge/tokenizer.json": _tokenizer(),
        "hf_cache/semantic_codec_model.safetensors": safetensors("encoder.weight"),
        "hf_cache/campplus_cn_common.bin": torch_zip("head.weight"),
        "hf_cache/bigvgan/config.json": _json({"num_mels": 80, "sampling_rate": 22050}),
        "hf_cache/bigvgan/bigvgan_generator.pt": torch_zip("conv_pre.weight"),
        "hf_cache/w2v-bert-2.0/config.json": _json({"model_type": "wav2vec2-bert", "hidden_size": 1024}),
        "hf_cache/w2v-bert-2.0/preprocessor_config.json": _json({"sampling_rate": 16000}),
        "hf_cache/w2v-bert-2.0/model.safetensors": safetensors("masked_spec_embed"),
    }
    return {f"checkpoints/{name}": data for name, data in files.items()}


def _speaker(program: str, configuration: str) -> dict[str, bytes]:
    """Return a deployment that speaks with a small voice of the tests' own."""
    folder = Path(__file__).parent / "speakers"
    programs = {name: (folder / name).read_bytes() for name in ("voice.py", program)}
    return {**programs, "indextts-doctor.toml": configuration.encode()}


def _piper() -> dict[str, bytes]:
    """Return a voice of Piper that joins what it has stored for each letter; between two it is silent."""
    units = [voice.unit(letter, seconds=onnx_voices.SAMPLES / voice.RATE) for letter in onnx_voices.ALPHABET]
    return {
        "models/voice.onnx": onnx_voices.concatenative(units),
        "models/voice.onnx.json": _json(onnx_voices.described()),
        "indextts-doctor.toml": b'model_dir = "models"\n\n[speech]\nengine = "onnx"\n',
    }


COMMAND = """\
[speech]
engine = "command"
command = ".venv/bin/python speak.py {text} {output}"
"""
SERVICE = """\
[speech]
engine = "http"

[speech.route]
path = "/tts"
"""


FOLDERS = {
    "house": in_house_service.FOLDER,
    "guide": _guide(),
    "sambert": _sambert(),
    "indextts2": _indextts2(),
    "nothing": {},
    "command": _speaker("speak.py", COMMAND),
    "service": _speaker("app.py", SERVICE),
    "piper": _piper(),
}
