"""The run-time of the reference voice: text to words to codes to samples to a file.

Runs inside the deployment's interpreter: Python 3.8 or newer, ASCII, no import from the doctor. Each function imports
what it needs, so that every step can fail on its own and be named.
"""

import json
import os
import re

UNKNOWN = "{!r} is not in the vocabulary: 0 to 99 and {}"


def settings(folder):
    """The description of the voice, from `voice.json`."""
    with open(os.path.join(folder, "voice.json"), encoding="utf-8") as file:
        return json.load(file)


def normalise(text, voice):
    """A text as a list of words of the vocabulary; raises ValueError for an unknown word."""
    words = []
    for word in re.findall(r"[^\W_]+", text.lower()):
        words += voice["numbers"][int(word)].split() if re.match("[0-9]{1,2}$", word) else [word]
    for word in words:
        if word not in voice["vocabulary"]:
            raise ValueError(UNKNOWN.format(word, " ".join(voice["vocabulary"])))
    if not words:
        raise ValueError(UNKNOWN.format(text, " ".join(voice["vocabulary"])))
    return words


def tokenize(folder, text):
    """The ids of a text's words."""
    from transformers import PreTrainedTokenizerFast

    words = normalise(text, settings(folder))
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=os.path.join(folder, "tokenizer.json"))
    return tokenizer(" ".join(words), add_special_tokens=False)["input_ids"]


def load(folder):
    """The language model, computing in float32 on one thread."""
    import torch
    from safetensors.torch import load_file
    from transformers.models.llama.configuration_llama import LlamaConfig
    from transformers.models.llama.modeling_llama import LlamaForCausalLM

    torch.set_num_threads(1)
    with open(os.path.join(folder, "config.json"), encoding="utf-8") as file:
        model = LlamaForCausalLM(LlamaConfig(attn_implementation="eager", **json.load(file)))
    stored = load_file(os.path.join(folder, "model.safetensors"))
    wanted = {name for name, _ in model.named_parameters()}
    if wanted != set(stored):
        raise ValueError("weights missing or too many: " + ", ".join(sorted(wanted.symmetric_difference(stored))))
    model.load_state_dict({name: value.float() for name, value in stored.items()}, strict=False)
    return model.float().eval()


class Reader(object):
    """Feeds the model tokens, and chooses greedily among some of those that may follow."""

    def __init__(self, model):
        self.model = model
        self.past = None
        self.margin = float("inf")  # the smallest distance between the best two choices so far

    def choose(self, tokens, first, count):
        """Which of `count` tokens from `first` on best follows what was read before and these tokens."""
        import torch

        with torch.inference_mode():
            seen = self.model(input_ids=torch.tensor([tokens]), past_key_values=self.past, use_cache=True)
        self.past = seen.past_key_values
        logits = seen.logits[0, -1, first : first + count]
        if not bool(torch.isfinite(seen.logits).all()):
            raise FloatingPointError("the language model computes numbers that are not finite")
        best, second = logits.topk(2).values.tolist()
        self.margin = min(self.margin, best - second)
        return first + int(logits.argmax())


def generate(model, ids, voice):
    """The codes of the words with these ids, and the smallest margin between the best two choices.

    The words are given: before each one's codes the model reads the word and the one after it, predicts the
    number of codes, and then the codes.
    """
    tokens = voice["tokens"]
    reader = Reader(model)
    unread = list(ids) + [tokens["speech"]]
    codes = []
    for word, following in zip(ids, list(ids[1:]) + [tokens["end"]]):
        duration = reader.choose(unread + [word, following], tokens["first_duration"], tokens["durations"])
        unread = [duration]
        for _ in range(duration - tokens["first_duration"] + 1):
            code = reader.choose(unread, tokens["first_code"], tokens["codes"])
            codes.append(code - tokens["first_code"])
            unread = [code]
    return codes, reader.margin


def decode(folder, codes):
    """The samples (time,) that codes stand for, float32 in [-1, 1]."""
    import numpy
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        os.path.join(folder, "decoder.onnx"), options, providers=["CPUExecutionProvider"]
    )
    log_magnitudes = session.run(None, {"codes": numpy.array([codes], dtype=numpy.int64)})[0][0]
    samples = griffin_lim(numpy.exp(log_magnitudes.astype(numpy.float64)), settings(folder))
    return numpy.clip(samples, -1, 1).astype(numpy.float32)


def griffin_lim(magnitudes, voice):
    """Samples (time,) whose spectrum comes near to magnitudes (frames, bins).

    Fast Griffin-Lim (Perraudin, Balazs and Sondergaard, 2013) from random phases with a fixed seed.
    """
    import numpy

    size, hop = voice["fft_size"], voice["hop"]
    momentum = voice["griffin_lim"]["momentum"]
    magnitudes = numpy.where(magnitudes < voice["silence"], 0, magnitudes)
    phases = numpy.random.RandomState(voice["griffin_lim"]["seed"]).rand(*magnitudes.shape)
    unit = numpy.exp(2j * numpy.pi * phases)
    weights = overlap_add(numpy.broadcast_to(window(size) ** 2, (len(unit), size)), hop)
    weights = numpy.maximum(weights, 1e-3)
    before = 0
    for _ in range(voice["griffin_lim"]["iterations"]):
        now = analyse(synthesise(magnitudes * unit, size, hop) / weights, size, hop)
        step = now + momentum * (now - before)
        unit = step / numpy.maximum(numpy.abs(step), 1e-12)
        before = now
    return (synthesise(magnitudes * unit, size, hop) / weights)[size // 2 : -size // 2]


def window(size):
    """A periodic Hann window (size,)."""
    import numpy

    return 0.5 - 0.5 * numpy.cos(2 * numpy.pi * numpy.arange(size) / size)


def analyse(samples, size, hop):
    """The spectrum (frames, bins) of samples (time,)."""
    import numpy
    import scipy.fft

    starts = numpy.arange(0, len(samples) - size + 1, hop)
    return scipy.fft.rfft(samples[starts[:, None] + numpy.arange(size)] * window(size), axis=1)


def synthesise(spectrum, size, hop):
    """The samples (time,) of a spectrum (frames, bins), weighted by the square of the window."""
    import scipy.fft

    return overlap_add(scipy.fft.irfft(spectrum, size, axis=1) * window(size), hop)


def overlap_add(frames, hop):
    """The sum (time,) of frames (frames, size) laid `hop` samples apart."""
    import numpy

    count, size = frames.shape
    total = numpy.zeros((count + -(-size // hop) - 1, hop))
    for part, start in enumerate(range(0, size, hop)):
        columns = frames[:, start : start + hop]
        total[part : part + count, : columns.shape[1]] += columns
    return total.ravel()[: (count - 1) * hop + size]


def write(path, samples, rate):
    """Write samples (time,) in [-1, 1] as a WAV file of 16 bits."""
    import soundfile

    soundfile.write(path, samples, rate, subtype="PCM_16")
