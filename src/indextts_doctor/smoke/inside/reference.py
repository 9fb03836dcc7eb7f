"""Speaks with the doctor's own voice: tokenizer, language model, decoder, WAV."""


def synthesis(path):
    """The functions of voice/synthesis.py: it lies beside the weights and is a module of its own."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("indextts_doctor_voice", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def speak(request):
    stage("import")
    voice = synthesis(request["synthesis"])
    voice.imports()
    stage("tokenizer")
    ids = voice.tokenize(request["voice"], request["text"])
    stage("load")
    model = voice.load(request["voice"])
    stage("generate")
    codes, margin = voice.generate(request["voice"], model, ids)
    stage("decode")
    samples = voice.decode(request["voice"], codes)
    keep(request, samples)
    stage("write")
    voice.write(request["wav"], samples)
    told = {"sample_rate": voice.RATE, "samples": len(samples), "codes": codes, "margin": margin,
            "end_reached": True, "model": type(model).__name__}
    told["versions"] = versions("torch", "transformers", "onnxruntime", "scipy", "numpy", "soundfile")
    return told


run(speak)
