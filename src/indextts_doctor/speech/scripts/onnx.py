"""Synthesis with an ONNX voice by onnxruntime."""

SOUND = ("waveform", "output", "audio", "wav", "y")  # names of the output, the likeliest first


def speak(request):
    stage("import")
    import numpy
    import onnxruntime

    tell(versions=versions("onnxruntime", "numpy"))
    stage("tokenizer")
    voice = voice_of(request)
    stage("load")
    session = opened(onnxruntime, request["model"])
    stage("generate")
    outputs = session.run(None, fed(session, request["roles"], voice, numpy))
    stage("decode")
    samples = numpy.squeeze(sound_of(session, outputs))
    if samples.ndim > 1:
        raise NoSpeech("the model returned an array of the shape %s, not audio" % "x".join(map(str, samples.shape)))
    deliver(request, samples.reshape(-1), voice.rate)
    return {"versions": versions("onnxruntime", "numpy", "soundfile", "scipy")}


def opened(onnxruntime, path):
    """A session with as many threads as the other libraries are granted: by itself it takes every core of the host."""
    options = onnxruntime.SessionOptions()
    granted = os.environ.get("OMP_NUM_THREADS", "1")
    options.intra_op_num_threads = int(granted) if granted.isdigit() and int(granted) else 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def fed(session, roles, voice, numpy):
    """The value of each input."""
    feed = {}
    for wanted in session.get_inputs():
        role = roles.get(wanted.name, "")
        kind = {"tensor(int64)": "int64", "tensor(int32)": "int32"}.get(wanted.type, "float32")
        value = given(role, voice)
        if value is None:
            raise NoSpeech("the input %s of the model is not supported" % wanted.name)
        array = numpy.asarray(value, dtype=kind)
        feed[wanted.name] = array[None] if role in ("ids", "mask") and len(wanted.shape) == 2 else array
    return feed


def given(role, voice):
    size = len(voice.ids)
    simple = {"ids": voice.ids, "mask": [1] * size, "length": [size], "first": [0],
              "scales": [voice.scales[name] for name in ("noise_scale", "length_scale", "noise_w")]}
    return simple.get(role, [voice.scales[role]] if role in voice.scales else None)


def sound_of(session, outputs):
    """The output that is the sound: by its name, else the first one."""
    names = [output.name for output in session.get_outputs()]
    for name in SOUND:
        if name in names:
            return outputs[names.index(name)]
    return outputs[0]


run(speak)
