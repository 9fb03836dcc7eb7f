"""The small reference voice: weights, tokenizer, decoder, and what it said when it was made (docs/voice.md)."""

from pathlib import Path

FOLDER = Path(__file__).parent
