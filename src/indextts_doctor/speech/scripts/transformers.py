"""Synthesis with a local model of the transformers library, of any class that the installed release knows."""

MUSIC = ("musicgen", "musicgen_melody")
AUTO = (
    ("AutoModelForTextToWaveform", "MODEL_FOR_TEXT_TO_WAVEFORM_MAPPING_NAMES"),
    ("AutoModelForTextToSpectrogram", "MODEL_FOR_TEXT_TO_SPECTROGRAM_MAPPING_NAMES"),
)
VOCODERS = {"hifigan": "SpeechT5HifiGan", "speecht5_hifigan": "SpeechT5HifiGan",
            "fastspeech2_conformer_hifigan": "FastSpeech2ConformerHifiGan"}
# weight_norm of torch 2.1 and later renames its parts; it finds those of older files itself.
RENAMED = ((".parametrizations.weight.original0", ".weight_g"), (".parametrizations.weight.original1", ".weight_v"))
FASTSPEECH2_RATE = 22050  # Hz, where its configuration names none: that of its only published vocoder
LENGTH_RATIO = 20.0  # spectrogram steps for each token at which SpeechT5 gives up, by its own default


def speak(request):
    stage("import")
    import torch
    import transformers
    from transformers import AutoConfig, AutoTokenizer, PreTrainedModel  # nothing of it is imported before it is named

    tell(versions=versions("torch", "transformers", "numpy"))
    stage("config")
    local = {"local_files_only": True, "trust_remote_code": bool(request["trust"])}
    config = AutoConfig.from_pretrained(request["folder"], **local)
    auto = auto_class(transformers, config, request["trust"])
    stage("tokenizer")
    reader = reader_of(transformers, config, request["folder"], local)
    inputs = encoded(reader, config, request["text"])
    stage("load")
    model = loaded(getattr(transformers, auto), request["folder"], local, config.model_type)
    vocoder = None
    if auto == "AutoModelForTextToSpectrogram":
        stage("vocoder")
        vocoder = vocoder_of(transformers, request["vocoder"], config.model_type)
    stage("generate")
    torch.manual_seed(0)
    with torch.no_grad():
        samples, rate = FAMILIES.get(config.model_type, other)(model, inputs, reader, vocoder, request)
    deliver(request, samples, rate)
    return {"versions": versions("torch", "transformers", "numpy", "soundfile", "scipy")}


def auto_class(transformers, config, trust):
    """The name of the class that loads this kind of model. Raises NoSpeech when the model does not synthesize speech."""
    from transformers.models.auto import modeling_auto

    known, kind = [], config.model_type
    for auto, names in AUTO:
        there = dict(getattr(modeling_auto, names, {}))
        own = trust and auto in (getattr(config, "auto_map", None) or {})
        if (kind in there or own) and kind not in MUSIC:
            return auto
        known += [name for name in there if name not in MUSIC]
    raise NoSpeech("the model type %r has no speech synthesis in transformers %s; supported types: %s"
                   % (kind, transformers.__version__, ", ".join(sorted(known))))


def reader_of(transformers, config, folder, local):
    """What turns text into numbers: a tokenizer, or the processor of models that want more than that."""
    simple = config.model_type in ("vits", "speecht5") or config.model_type.startswith("fastspeech2")
    auto = transformers.AutoTokenizer if simple else transformers.AutoProcessor
    return auto.from_pretrained(folder, **local)


def encoded(reader, config, text):
    """The model's inputs; reports the parts of the text that it cannot read. Raises NoSpeech when that is everything."""
    if config.model_type.startswith("seamless"):
        inputs = reader(text=text, src_lang=language(text), return_tensors="pt")
    else:
        inputs = reader("[0]" + text if config.model_type == "csm" else text, return_tensors="pt")
    unknown = unread(getattr(reader, "tokenizer", reader), text)
    if unknown:
        tell(unknown_symbols=unknown[:KEYS])
    if unknown and not inputs["input_ids"].any():
        raise NoSpeech("the tokenizer can encode no part of the text")
    return inputs


def language(text):
    return "cmn" if any(u"\u4e00" <= letter <= u"\u9fff" for letter in text) else "eng"


def unread(tokenizer, text):
    """The parts of the text that the tokenizer drops: characters for VITS, which does not report them, else words."""
    if type(tokenizer).__name__ == "VitsTokenizer":
        if getattr(tokenizer, "phonemize", False) or getattr(tokenizer, "is_uroman", False):
            return []
        known = set(tokenizer.get_vocab())
        return sorted(set(one for one in text if one.strip() and not known & set((one, one.lower()))))
    unknown = getattr(tokenizer, "unk_token_id", None)
    if unknown is None:
        return []
    return sorted(set(one for one in text.split() if unknown in tokenizer(one)["input_ids"]))


def loaded(auto, folder, local, kind):
    """The model in float32; reports weights that were not loaded and weights that are not a number."""
    import torch

    name = "dtype" if release() >= (4, 56) else "torch_dtype"
    options = {name: torch.float32, "output_loading_info": True}
    if saves_memory(kind):
        options["low_cpu_mem_usage"] = True
    options.update(local)
    model, info = auto.from_pretrained(folder, **options)
    tell(model=TOLD.get("model") or type(model).__name__)  # a vocoder comes second
    tell(**add_keys(info))
    if not all(bool(torch.isfinite(part.sum())) for part in model.parameters()):
        tell(nonfinite=True)
    return model.eval()


def release():
    """The first two numbers of the version of transformers."""
    import re
    import transformers

    return tuple(int(part) for part in re.findall(r"\d+", transformers.__version__)[:2])


def saves_memory(kind):
    """Whether the weights can go to their places one by one: newer releases always do, older ones need accelerate.

    Weights under weight_norm are left out: older releases would not find their new names on that way.
    """
    return release() < (5, 0) and kind in ("bark", "csm") and installed("accelerate")


def add_keys(info):
    """The report on the weights of a model and of its vocoder together."""
    missing, unexpected = set(info["missing_keys"]), set(info["unexpected_keys"])
    for new, old in RENAMED:
        for key in [key for key in missing if key.endswith(new) and key[:-len(new)] + old in unexpected]:
            missing.discard(key)
            unexpected.discard(key[:-len(new)] + old)
    missing.update(TOLD.get("missing_keys", ()))
    unexpected.update(TOLD.get("unexpected_keys", ()))
    return keys(missing, unexpected)


def vocoder_of(transformers, folder, kind):
    """The model that turns a spectrogram into sound. Raises NoSpeech when there is none."""
    import json

    if folder is None:
        raise NoSpeech("a %s model produces a spectrogram, and there is no vocoder in its folder or next to it" % kind)
    with open(os.path.join(folder, "config.json"), "rb") as file:
        kind = json.loads(file.read().decode("utf-8")).get("model_type")
    name = VOCODERS.get(kind)
    if not hasattr(transformers, name or ""):
        raise NoSpeech("transformers %s knows no vocoder of the type %r" % (transformers.__version__, kind))
    return loaded(getattr(transformers, name), folder, {"local_files_only": True}, kind)


def vits(model, inputs, reader, vocoder, request):
    waveform = model(**inputs).waveform
    stage("decode")
    return waveform.numpy(), model.config.sampling_rate


def speecht5(model, inputs, reader, vocoder, request):
    ids = inputs["input_ids"]
    frames = model.generate_speech(ids, speaker(request["speaker"], model.config.speaker_embedding_dim))
    step = model.config.reduction_factor
    tell(end_reached=len(frames) < int(ids.shape[1] * LENGTH_RATIO / step) * step)
    return sung(vocoder, frames)


def speaker(path, size):
    """The voice: the file next to the model, else the middle of all voices."""
    import numpy
    import torch

    if path is None:
        return torch.zeros(1, size)
    return torch.from_numpy(numpy.load(path, allow_pickle=False).astype("float32")).reshape(1, -1)


def fastspeech2(model, inputs, reader, vocoder, request):
    output = model(inputs["input_ids"], attention_mask=inputs.get("attention_mask"), return_dict=True)
    return sung(vocoder, output.spectrogram, FASTSPEECH2_RATE)


def fastspeech2_whole(model, inputs, reader, vocoder, request):
    waveform = model(inputs["input_ids"], attention_mask=inputs.get("attention_mask"), return_dict=True).waveform
    stage("decode")
    return waveform.numpy(), rate_of(model.config.vocoder_config, usual=FASTSPEECH2_RATE)


def sung(vocoder, spectrogram, usual=None):
    """The sound of a spectrogram (frames x bands, perhaps in a batch of one)."""
    stage("decode")
    return vocoder(spectrogram).numpy(), rate_of(vocoder.config, usual=usual)


def bark(model, inputs, reader, vocoder, request):
    waveform = model.generate(**inputs)
    stage("decode")
    return waveform.numpy(), rate_of(model.generation_config, model.config, model.config.codec_config)


def seamless(model, inputs, reader, vocoder, request):
    waveform = model.generate(tgt_lang=language(request["text"]), **inputs)[0]
    stage("decode")
    return waveform.numpy(), rate_of(model.config)


def other(model, inputs, reader, vocoder, request):
    """As the release's own pipeline does it, which knows the models that are younger than this script."""
    import inspect
    from transformers import TextToAudioPipeline, Pipeline

    parts = {"model": model, "tokenizer": getattr(reader, "tokenizer", reader)}
    if parts["tokenizer"] is not reader and "processor" in inspect.signature(Pipeline.__init__).parameters:
        parts["processor"] = reader
    made = TextToAudioPipeline(**parts)(request["text"])
    stage("decode")
    return made["audio"], made["sampling_rate"]


def rate_of(*configs, **more):
    """The sampling rate in Hz. Raises NoSpeech when no configuration names one and none is usual."""
    for config in configs:
        for name in ("sampling_rate", "sample_rate"):
            rate = getattr(config, name, None)
            if rate:
                return rate
    if more.get("usual"):
        return more["usual"]
    raise NoSpeech("the configuration sets no sampling rate")


FAMILIES = {
    "vits": vits, "speecht5": speecht5, "bark": bark, "fastspeech2_conformer": fastspeech2,
    "fastspeech2_conformer_with_hifigan": fastspeech2_whole, "seamless_m4t": seamless, "seamless_m4t_v2": seamless,
}

run(speak)
