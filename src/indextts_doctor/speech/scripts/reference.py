"""Synthesis with the built-in voice: tokenizer, language model, decoder, WAV."""


def libraries():
    """Import all that the voice is made of, so that the stages after this one measure their own work."""
    import numpy
    import onnxruntime
    import safetensors.torch
    import scipy.fft
    import soundfile
    import torch
    from transformers import PreTrainedTokenizerFast
    from transformers.models.llama import modeling_llama


def functions(path):
    """The functions of voice/synthesis.py: it is next to the weights and is a separate module."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("indextts_doctor_voice", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def speak(request):
    folder = request["voice"]
    stage("import")
    libraries()
    voice = functions(request["synthesis"])
    settings = voice.settings(folder)
    stage("tokenizer")
    ids = voice.tokenize(folder, request["text"])
    stage("load")
    model = voice.load(folder)
    stage("generate")
    codes, margin = voice.generate(model, ids, settings)
    stage("decode")
    samples = voice.decode(folder, codes)
    keep(request, samples)
    stage("write")
    voice.write(request["wav"], samples, settings["sample_rate"])
    told = {"sample_rate": settings["sample_rate"], "samples": len(samples), "codes": codes, "margin": margin,
            "end_reached": True, "model": type(model).__name__}
    told["versions"] = versions("torch", "transformers", "onnxruntime", "scipy", "numpy", "soundfile")
    return told


run(speak)
