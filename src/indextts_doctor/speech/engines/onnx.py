"""A voice in the ONNX format, run by onnxruntime on the CPU.

Known are the voices of Piper (``NAME.onnx`` with ``NAME.onnx.json`` beside it), the VITS exports for transformers.js
and by optimum (``vocab.json`` or ``tokenizer.json`` beside it, or above a folder ``onnx``), those for sherpa-onnx
(``tokens.txt``), and any model with one input of integers and such a vocabulary. Of several models that one is taken
that has a JSON of its own, else ``model.onnx``.
"""

import contextlib
from pathlib import Path
from typing import Any, Optional, Union

from indextts_doctor.facts import Missing
from indextts_doctor.formats import BrokenFileError, TooLargeError
from indextts_doctor.formats.onnxgraph import Graph, read_graph
from indextts_doctor.formats.reading import open_regular
from indextts_doctor.i18n.text import _
from indextts_doctor.speech.engine import Plan, engine, first_file, inapplicable, no_model_folder, script
from indextts_doctor.target.context import Context

_ROLES = {
    "ids": ("input", "input_ids", "x", "tokens", "text", "phoneme_ids", "ids"),
    "length": ("input_lengths", "input_length", "x_length", "x_lengths", "text_lengths"),
    "mask": ("attention_mask",),
    "scales": ("scales",),
    "noise_scale": ("noise_scale",),
    "length_scale": ("length_scale",),
    "noise_w": ("noise_scale_w", "noise_w"),
    "first": ("sid", "speaker_id", "speaker", "lid", "langid", "language"),  # the first voice, or language
}
_ROLE = {name: role for role, names in _ROLES.items() for name in names}
_BASE_BYTES = 150 * 2**20  # memory of Python with numpy and onnxruntime


@engine("onnx", title=_("onnxruntime"))
def onnx(context: Context) -> Union[Plan, Missing]:
    folder = context.model_dir
    if folder is None:
        return no_model_folder()
    models = sorted(folder.glob("*.onnx")) or sorted(folder.glob("onnx/*.onnx"))
    model = chosen(models)
    if model is None:
        return _none_of(models, folder)
    graph = _graph(model)
    unknown = unknown_inputs(graph) if graph else []
    if unknown:
        return inapplicable(
            _("{model} has unsupported inputs: {names}").filled(model=model.name, names=", ".join(unknown))
        )
    return _plan(model, graph)


def chosen(models: list[Path]) -> Optional[Path]:
    """The model that is the voice; None when none is, or several could be."""
    described = [path for path in models if _own_json(path)]
    named = [path for path in models if path.name == "model.onnx"]
    return next((some[0] for some in (described, named, models) if len(some) == 1), None)


def unknown_inputs(graph: Graph) -> list[str]:
    """The inputs whose purpose is not known. A single input of integers is the text, whatever its name."""
    if len(graph.inputs) == 1 and all(graph.inputs.values()):
        return []
    unknown = [name for name in graph.inputs if name not in _ROLE]
    return unknown or ([] if "ids" in roles(graph).values() else list(graph.inputs))


def roles(graph: Graph) -> dict[str, str]:
    """What each input is for."""
    if len(graph.inputs) == 1:
        return dict.fromkeys(graph.inputs, "ids")
    return {name: _ROLE.get(name, "") for name in graph.inputs}


def _none_of(models: list[Path], folder: Path) -> Missing:
    if not models:
        return inapplicable(_("no ONNX model found in {folder}").filled(folder=folder))
    return inapplicable(
        _("{folder} contains several ONNX models, and no JSON file identifies the one to use: {names}").filled(
            folder=folder, names=", ".join(path.name for path in models[:5])
        )
    )


def _own_json(model: Path) -> Optional[Path]:
    return first_file((model.with_name(f"{model.name}.json"), model.with_suffix(".json")))


def _graph(model: Path) -> Optional[Graph]:
    """The graph in the file; None for a broken file, which onnxruntime reports."""
    with contextlib.suppress(OSError, BrokenFileError, TooLargeError), open_regular(model) as file:
        return read_graph(file, model.stat().st_size)
    return None


def _plan(model: Path, graph: Optional[Graph]) -> Plan:
    request: dict[str, Any] = {
        "model": model,
        "json": _own_json(model),
        "places": [model.parent, model.parent.parent] if model.parent.name == "onnx" else [model.parent],
        "roles": roles(graph) if graph else {},
        "metadata": graph.metadata if graph else {},
    }
    external = graph.external if graph else ()
    return Plan(
        script=script("outcome") + script("symbols") + script("onnx"),
        request=request,
        weights=(model, *(model.parent / name for name in external)),
        base_bytes=_BASE_BYTES,
    )
