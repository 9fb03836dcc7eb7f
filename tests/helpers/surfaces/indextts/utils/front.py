"""Text: a normaliser that compiles its rules beside the package, and a tokenizer of characters."""

import json
from dataclasses import dataclass
from pathlib import Path

CACHE = Path(__file__).parent / "tagger_cache"


class TextNormalizer:
    def load(self):
        CACHE.mkdir(exist_ok=True)
        rules = CACHE / "zh_tn_tagger.fst"
        if not rules.exists():
            rules.write_text("compiled rules\n")


class TextTokenizer:
    """Of 2.0: the characters of bpe.model, and one number for whatever is not there."""

    unk_token_id = 2

    def __init__(self, path):
        self.numbers = {c: n + 3 for n, c in enumerate(json.loads(Path(path).read_text("utf-8")))}

    def tokenize(self, text):
        return list(text.upper())

    def convert_tokens_to_ids(self, tokens):
        return [self.numbers.get(token, self.unk_token_id) for token in tokens]


@dataclass(frozen=True)
class ByteTokenizer:
    """Of 2.5: a number for every byte."""

    path: Path

    def encode(self, text):
        return list(text.encode())
