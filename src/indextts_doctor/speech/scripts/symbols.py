"""From text to the numbers of an ONNX voice, by the files next to it."""

START, PAD, END = "^", "_", "$"  # of Piper's alphabet
RATE = 22050  # Hz, where nothing names one: that of most such voices


class Voice(object):
    """The input and output of a voice: ``ids`` of the text, ``rate`` in Hz, and ``scales`` of noise and length."""

    def __init__(self, ids, unknown, config):
        self.ids, self.unknown = ids, unknown
        self.rate = config.get("sampling_rate") or config.get("sample_rate") or RATE
        self.scales = {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8}


def voice_of(request):
    """The Voice for a request. Raises NoSpeech when there is no vocabulary next to the model, or none of the text is in it."""
    described = read_json(request["json"])
    if "phoneme_id_map" in described:
        voice = piper(described, request["text"])
    else:
        voice = spelled(request["places"], request["metadata"], described, request["text"])
    if voice.unknown:
        tell(unknown_symbols=sorted(voice.unknown)[:KEYS])
    if not voice.ids:
        raise NoSpeech("no symbol of the text is in the vocabulary of the voice")
    return voice


def read_json(path):
    """The object in a JSON file; an empty one where there is none. Raises ValueError for a broken one."""
    import json

    if path is None or not os.path.isfile(path):
        return {}
    with open(path, "rb") as file:
        value = json.loads(file.read().decode("utf-8"))
    return value if isinstance(value, dict) else {}


def piper(described, text):
    """A voice of Piper: each phoneme is followed by a pad, between a start and an end symbol."""
    alphabet = {symbol: ids if isinstance(ids, list) else [ids]
                for symbol, ids in described["phoneme_id_map"].items()}
    spell = described.get("phoneme_type", "espeak") == "text"
    symbols = text if spell else phonemes(text, described.get("espeak", {}).get("voice", "en-us"))
    voice = Voice(*enclosed(alphabet, symbols), config=described.get("audio", {}))
    for name, value in described.get("inference", {}).items():
        if name in voice.scales and isinstance(value, (int, float)):
            voice.scales[name] = value
    return voice


def enclosed(alphabet, symbols):
    """The numbers of symbols as Piper's models want them, and the symbols that the alphabet lacks."""
    found, unknown = [], set()
    for symbol in symbols:
        one = symbol if symbol in alphabet else symbol.lower()
        if one in alphabet:
            found += alphabet[one] + alphabet.get(PAD, [])
        elif symbol.strip():
            unknown.add(symbol)
    return (alphabet.get(START, []) + found + alphabet.get(END, []) if found else []), unknown


def phonemes(text, voice):
    """The phonemes of the text by espeak-ng, as single symbols; its characters where no espeak-ng is installed."""
    import re
    import shutil
    import subprocess
    import unicodedata

    program = shutil.which("espeak-ng") or shutil.which("espeak")
    if program is None:
        return unicodedata.normalize("NFD", text)
    done = subprocess.run([program, "-q", "--ipa", "-v", voice, "--stdin"], input=text.encode("utf-8"),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        raise NoSpeech("espeak-ng failed: %s" % done.stderr.decode("utf-8", "replace")[:300])
    spoken = re.sub(r"\([^)]*\)", "", done.stdout.decode("utf-8", "replace"))
    return unicodedata.normalize("NFD", " ".join(spoken.split()))


def spelled(places, metadata, described, text):
    """A voice whose vocabulary is in a separate file."""
    config = dict(beside(places, "config.json"), **described)
    config.setdefault("sample_rate", whole(metadata.get("sample_rate")))
    reader = beside(places, "tokenizer_config.json")
    vocabulary = beside(places, "vocab.json")
    blanks = reader.get("add_blank", config.get("model_type") == "vits")
    if not vocabulary:
        tokens = tokens_of(places)
        if tokens:
            return listed(tokens, metadata, config, text)
        whole_file = beside(places, "tokenizer.json")
        vocabulary = whole_file.get("model", {}).get("vocab", {})
        ids = None if blanks else encoded(places, text)
        if ids is not None:
            return Voice(ids, set(), config)
    if not isinstance(vocabulary, dict) or not vocabulary:
        raise NoSpeech("no vocabulary next to the model: vocab.json, tokenizer.json or tokens.txt")
    ids, unknown = characters(vocabulary, text)
    return Voice(blanked(ids) if blanks else ids, unknown, config)


def whole(text):
    return int(text) if text and text.isdigit() else None


def beside(places, name):
    for place in places:
        found = read_json(os.path.join(place, name))
        if found:
            return found
    return {}


def characters(vocabulary, text):
    ids, unknown = [], set()
    for one in text:
        number = vocabulary.get(one, vocabulary.get(one.lower()))
        if isinstance(number, int):
            ids.append(number)
        elif one.strip():
            unknown.add(one)
    return ids, unknown


def tokens_of(places):
    """The vocabulary of tokens.txt: a symbol, a space and its number in each line; the symbol may be a space."""
    tokens = {}
    for place in places:
        path = os.path.join(place, "tokens.txt")
        if os.path.isfile(path):
            with open(path, "rb") as file:
                for line in file.read().decode("utf-8").splitlines():
                    symbol, _, number = line.rpartition(" ")
                    if number.strip().isdigit():
                        tokens[symbol or " "] = int(number)
            return tokens
    return tokens


def listed(tokens, metadata, config, text):
    """A voice for sherpa-onnx: phonemes as Piper has them, or characters, with blanks where its metadata asks for them."""
    if metadata.get("voice") and START in tokens:
        alphabet = {symbol: [number] for symbol, number in tokens.items()}
        return Voice(*enclosed(alphabet, phonemes(text, metadata["voice"])), config=config)
    ids, unknown = characters(tokens, text)
    blanks = metadata.get("add_blank") not in (None, "", "0")
    return Voice(blanked(ids) if blanks else ids, unknown, config)


def blanked(ids):
    """The numbers with a blank, 0, around each of them."""
    return [part for one in ids for part in (0, one)] + [0] if ids else ids


def encoded(places, text):
    """What the tokenizers library makes of the text; None where it is not installed or cannot read the file."""
    if not installed("tokenizers"):
        return None
    from tokenizers import Tokenizer

    for place in places:
        path = os.path.join(place, "tokenizer.json")
        if os.path.isfile(path):
            try:
                return Tokenizer.from_file(path).encode(text).ids
            except Exception:
                return None
    return None
