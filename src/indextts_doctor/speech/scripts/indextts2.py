"""Synthesis with IndexTTS2, 2.0 or 2.5: construct, imitate a prompt, save as upstream saves. watching.py goes before."""

STAGES = {"text": "tokenizer", "speech": "generate"}  # first word of upstream's own progress -> stage
PACKAGES = ("torch", "torchaudio", "transformers", "numpy", "librosa", "safetensors", "omegaconf", "torchcodec")
ROOTS = ("gpt", "s2mel", "semantic_codec", "campplus_model", "bigvgan")  # weights that torch loads, not transformers


def speak(request):
    import importlib

    stage("import")
    upstream = importlib.import_module(request["module"])
    tell(versions=dict(versions(*PACKAGES), indextts=request["version"]))
    stage("load")
    tts = construct(upstream.IndexTTS2, request)
    tell(model="%s.IndexTTS2" % request["module"], sample_rate=rate_of(tts))
    prompt = request["prompt"] or stand_in(request["scratch"] + "/prompt.wav")
    stage("prompt")
    spoken_by(tts)
    result = tts.infer(**arguments(tts.infer, request, prompt))
    if result is None:  # upstream's infer() swallows an IndexError without a message
        return {"returned_nothing": True}
    rate, samples = result
    keep(request, samples)
    tell(samples=int(samples.size), unknown_symbols=unknown(tts, request["text"])[:KEYS])
    stage("write")
    save(upstream, request["wav"], rate, samples)


def construct(kind, request):
    """The engine, on the CPU, in float32, without the emotion model. Reports keys even where it fails."""
    weights, roots = Weights(), []
    options = {"use_fp16": False, "use_bf16": False, "device": "cpu", "use_cuda_kernel": False, "use_qwen_emo": False,
               "is_fp16": False}  # the last one: heads from before the release
    try:
        with weights:
            tts = kind(cfg_path=request["config"], model_dir=request["model"], **named(kind.__init__, **options))
            roots = [(name, getattr(tts, name)) for name in ROOTS if hasattr(getattr(tts, name, None), "parameters")]
    finally:
        tell(**weights.told(roots))
    return tts


def arguments(infer, request, prompt):
    """No file is asked for: synthesis and saving fail for different reasons."""
    more = named(infer, lang=request["lang"], verbose=False)
    return dict(more, spk_audio_prompt=prompt, text=request["text"], output_path=None,
                max_mel_tokens=request["max_mel_tokens"], num_beams=1)


def spoken_by(tts):
    """Announce the stages inside of infer(), and report what upstream does not return."""
    codes, ends = [], []

    def generated(result):
        rows = result[0] if isinstance(result, tuple) else result
        row = rows[0].tolist()
        ends.append(tts.stop_mel_token in row)
        codes.extend(row[:row.index(tts.stop_mel_token)] if ends[-1] else row)
        tell(codes=codes, end_reached=all(ends))

    tts.gr_progress = progress
    tts.infer_generator = witnessed(tts.infer_generator)
    watch(tts.gpt, "inference_speech", lambda *_: None, generated)
    watch(tts.s2mel.models["cfm"], "inference", lambda *_: stage("s2mel"))
    tts.bigvgan.register_forward_pre_hook(lambda *_: stage("decode"))
    tts.bigvgan.register_forward_hook(lambda module, inputs, sound: finite(sound))


def progress(value, desc=""):
    """The function that upstream calls to show its progress."""
    name = STAGES.get(desc.split(" ")[0])
    if name:
        stage(name)


def witnessed(generator):
    """Show the IndexError that upstream is about to swallow."""
    def infer_generator(*args, **options):
        try:
            for item in generator(*args, **options):
                yield item
        except IndexError:
            import traceback
            traceback.print_exc()
            raise
    return infer_generator


def finite(sound):
    import torch

    if not bool(torch.isfinite(sound).all()):
        tell(nonfinite=True)


def unknown(tts, text):
    """Parts of the text that the tokenizer has no number for; 2.5 has one for every byte."""
    number = getattr(tts.tokenizer, "unk_token_id", None)
    if number is None:
        return []
    tokens = tts.tokenizer.tokenize(text)
    return [token for token, found in zip(tokens, tts.tokenizer.convert_tokens_to_ids(tokens)) if found == number]


def rate_of(tts):
    """Hz, by the configuration; None where it is not set."""
    try:
        return int(tts.cfg.s2mel["preprocess_params"]["sr"])
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def save(upstream, path, rate, samples):
    """As this release saves: ``samples`` are 16-bit, of shape (length, 1)."""
    import torch

    sound = torch.from_numpy(samples).reshape(1, -1)
    if hasattr(upstream, "save_pcm_wav"):
        upstream.save_pcm_wav(path, sound, rate)
    else:
        upstream.torchaudio.save(path, sound, rate)


def stand_in(path):
    """Make four seconds that are voiced like speech, as a prompt where no recorded voice is available."""
    import numpy
    import wave

    rate = 22050
    time = numpy.arange(4 * rate) / float(rate)
    pitch = 120.0 + 25.0 * numpy.sin(2 * numpy.pi * 0.6 * time)  # Hz
    phase = 2 * numpy.pi * numpy.cumsum(pitch) / rate
    vowel = 0.5 + 0.5 * numpy.sin(2 * numpy.pi * 1.7 * time)  # from one vowel to another and back
    sound = sum(formants(n * 120.0, vowel) * numpy.sin(n * phase) for n in range(1, 34))
    sound *= numpy.clip(1.4 * numpy.sin(2 * numpy.pi * 2.0 * time) + 0.6, 0.0, 1.0)  # syllables, with pauses
    with wave.open(path, "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes((sound / abs(sound).max() * 0.6 * 32767).astype("<i2").tobytes())
    TOLD.setdefault("versions", {})["prompt"] = "stand-in"
    return path


def formants(hz, vowel):
    """Strength of a harmonic at ``hz``, for a vowel between /a/ (0) and /i/ (1)."""
    first, second = 730.0 - 460.0 * vowel, 1090.0 + 1200.0 * vowel
    peaks = [(first, 90.0, 1.0), (second, 110.0, 0.5), (2500.0, 160.0, 0.25)]
    return sum(gain / (1.0 + ((hz - center) / width) ** 2) for center, width, gain in peaks)


run(speak)
