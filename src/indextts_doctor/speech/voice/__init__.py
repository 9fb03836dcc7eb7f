"""The small reference voice: weights, tokenizer, decoder, and its recorded output (docs/voice.md)."""

from pathlib import Path

FOLDER = Path(__file__).parent
