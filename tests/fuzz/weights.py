"""Model files: each format by itself, and the folder that they lie in."""

from __future__ import annotations

import contextlib
import json
import pickle
from collections.abc import Callable
from pathlib import Path

import healthy_facts
import model_files
from fuzz import harness
from fuzz.harness import Target
from fuzz.reported import kept
from indextts_doctor.collect.outside.model import modelfolder
from indextts_doctor.facts.profile import ModelLayout, ModelNeed
from indextts_doctor.formats import BrokenFileError, TooLargeError
from indextts_doctor.formats.modelfile import look
from indextts_doctor.formats.onnxgraph import read_graph
from indextts_doctor.formats.reading import open_regular
from indextts_doctor.speech.forecast import header
from indextts_doctor.target.context import Context

DATA = Path(__file__).parent.parent / "data"


def _looks(kind: str) -> Callable[[bytes], None]:
    """Return what looks at a file of that kind; the disk is fine, so not even an OSError is in order."""

    def run(data: bytes) -> None:
        path = harness.file(data)
        for deep in (False, True):
            with open_regular(path) as file:
                seen = look(file, len(data), kind, sure=True, deep=deep)
        assert seen.tensor_bytes >= 0
        header(path)

    return run


def _graph(data: bytes) -> None:
    _looks("onnx")(data)
    with open_regular(harness.file(data)) as file, contextlib.suppress(BrokenFileError, TooLargeError):
        read_graph(file, len(data))


def _saved(*names: str) -> tuple[bytes, ...]:
    return tuple((DATA / name).read_bytes() for name in names)


def _deep(opening: bytes, closing: bytes) -> bytes:
    return opening * 50_000 + closing * 50_000


_JSON = (
    json.dumps({"model_type": "llama", "num_hidden_layers": 2, "torch_dtype": "float16", "a": [1.5, None]}).encode(),
    json.dumps({"metadata": {"total_size": 10}, "weight_map": {"model.w": "model-00001.safetensors"}}).encode(),
)  # fmt: skip
_YAML = (
    b"version: 2.0\ngpt:\n  layers: 24\ngpt_checkpoint: gpt.pth\npath: /nfs/x\nlist: [1, 2.5, yes, ~]\n",
    b"base: &b {a: 1}\nmore:\n  <<: *b\n  when: 2001-12-14 21:59:43.10 -5\n  n: 190:20:30\n  s: !!set {x, y}\n",
    b'a: !!python/tuple [1]\nb: !!int "3"\nc: !!float "1"\nd: !!bool "yes"\ne: !!binary "YQ=="\nf: !!omap [a: 1]\n',
)
_YAML_WORDS = (
    b"!!int ''", b"!!float ''", b"!!bool x", b"!!timestamp x", b"!!binary x", b"!!omap x", b"!!pairs [x]", b"!!set x",
    b"!!null x", b"&a ", b"*a", b"<<: ", b"? ", b"- ", b"|\n", b"%YAML 9.9\n", b"---\n", b"0x", b"1:2", b"!!str ",
)  # fmt: skip
_PICKLES = tuple(pickle.dumps({"a": [1, 2.0, "x", b"y"], "b": (1, {2})}, level) for level in range(6))
_PICKLE_WORDS = (
    b"cos\nsystem\n", b"\x8c\x02os\x8c\x06system\x93", b"R.", b"o", b"i", b"(", b"0", b"1", b"2", b"Q", b"\x94", b"h\0",
    b"\x8a\x10" + b"\xff" * 16, b"I99999999999999999999\n", b"\x8d" + b"\xff" * 8, b"B" + b"\xff" * 4, b"\x81", b"\x92",
)  # fmt: skip

_NEEDS = (ModelNeed("config.json"), ModelNeed("model.safetensors", alternatives=("model.safetensors.index.json",)))
_LAYOUT = ModelLayout("models", files=(*_NEEDS, ModelNeed("gpt.pth", kind="torch")))
_PLACES = ("config.json", "config.yaml", "model.safetensors.index.json", "model.safetensors", "gpt.pth", "x.onnx")


def _folder(data: bytes) -> None:
    """The first byte says which file of the folder the rest is."""
    root = harness.folder("model")
    place = _PLACES[data[0] % len(_PLACES)] if data else _PLACES[0]
    for name in _PLACES:
        (root / "models" / name).unlink(missing_ok=True)
    harness.write(root / "models" / place, data[1:])
    context = Context(
        healthy_facts.target(directory=str(root), model_dir=None, service_user=None), healthy_facts.profile(model=_LAYOUT),
        healthy_facts.environment(), {}, "the test",
    )  # fmt: skip
    kept(model=modelfolder.collect(context))


_FOLDER = (
    *(b"\0" + one for one in _JSON), *(b"\1" + one for one in _YAML), b"\2" + _JSON[1],
    b"\3" + model_files.safetensors("model.layers.0.w"), b"\4" + model_files.torch_zip("gpt.h.0.w"),
    b"\5" + (DATA / "external.onnx").read_bytes(),
)  # fmt: skip

TARGETS = (
    Target("safetensors", _looks("safetensors"),
           (model_files.safetensors("a", "b"), *_saved("weights.safetensors")),
           (b'"dtype":"F32"', b'"shape":[', b'"data_offsets":[', b'"__metadata__":')),
    Target("torch-zip", _looks("torch"),
           (model_files.torch_zip("a", "b"), model_files.archive(a__data__pkl=b"x", **{"a__data.pkl": _PICKLES[2]}),
            *_saved("weights.zip.pth", "module.pth", "namespace.pth")),
           (b"PK\1\2", b"PK\3\4", b"PK\5\6", b"PK\6\6", b"PK\6\7", b"\1\0\x1c\0", *_PICKLE_WORDS)),
    Target("torch-legacy", _looks("torch"), _saved("weights.legacy.pth"), _PICKLE_WORDS),
    Target("pickle", _looks("pickle"), _PICKLES, _PICKLE_WORDS),
    Target("onnx", _graph, _saved("add.onnx", "external.onnx"), (b"\x08\x07", b"\x3a\x00", b"\xff" * 9 + b"\1")),
    Target("sentencepiece", _looks("sentencepiece"), (model_files.sentencepiece(), *_saved("bpe.model")), (b"\x0a\x00",)),
    Target("tiktoken", _looks("tiktoken"), (b"IQ== 0\nIg== 1\nIw== 2\n",)),
    Target("json", _looks("json"), (*_JSON, _deep(b"[", b"]"), _deep(b'{"a":', b"}"))),
    Target("yaml", _looks("yaml"), (*_YAML, b"[" * 2000, b"- " * 2000), _YAML_WORDS),
    Target("head", _looks("other"),
           (b"<!DOCTYPE html><html><title>404</title>", model_files.pointer(b"x"), b"<html><title>" + b" " * 4000),
           (b"<title>", b"</title>", b"<!--", b"-->", b"size 1\n", b"oid sha256:")),
    Target("model-folder", _folder, _FOLDER, (*_YAML_WORDS, b'"\\ud800.safetensors"', b'"weight_map":{', b'"layers":')),
)  # fmt: skip
