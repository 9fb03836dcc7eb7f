"""The language model: a small Llama that says how long each word lasts and which codes it consists of."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch
from acoustic_codes import CODES
from phrases import VOCABULARY
from schedule import Batches, fit
from spectra import MAX_CODES
from torch.nn import functional
from transformers import LlamaConfig, LlamaForCausalLM

PAD, SPEECH, END = range(3)
FIRST_WORD = 3
FIRST_DURATION = FIRST_WORD + len(VOCABULARY)  # one code
FIRST_CODE = FIRST_DURATION + MAX_CODES
TOKENS = FIRST_CODE + CODES
IGNORED = -100  # what is not learned
NOISE = 0.1  # share of the codes that are replaced by random ones, so that one slip does not breed the next
OFTEN = 8  # how much more often the phrases spoken often are seen

CONFIG = {
    "architectures": ["LlamaForCausalLM"],
    "model_type": "llama",
    "vocab_size": TOKENS,
    "hidden_size": 128,
    "intermediate_size": 384,
    "num_hidden_layers": 4,
    "num_attention_heads": 4,
    "num_key_value_heads": 4,
    "max_position_embeddings": 512,
    "rms_norm_eps": 1e-6,
    "tie_word_embeddings": True,
    "attention_bias": False,
    "pad_token_id": PAD,
    "bos_token_id": SPEECH,
    "eos_token_id": END,
}


class Example(NamedTuple):
    """A sentence as the model sees it."""

    tokens: np.ndarray  # (time,)
    targets: np.ndarray  # (time,): the token after each, IGNORED where it is given and not chosen


def word_tokens(text: str) -> list[int]:
    return [FIRST_WORD + VOCABULARY.index(word) for word in text.split()]


def example(text: str, counts: np.ndarray, codes: np.ndarray) -> Example:
    """Return the example of a text, its words' counts of codes (words,) and all its codes (time,).

    First the text; then for each word: itself, the word after it, how many codes it lasts, and these.
    """
    words = word_tokens(text)
    tokens = [*words, SPEECH]
    spoken = np.split(codes + FIRST_CODE, np.cumsum(counts)[:-1])
    for word, following, own in zip(words, [*words[1:], END], spoken):
        tokens += [word, following, FIRST_DURATION + len(own) - 1, *own]
    after = np.array([*tokens[1:], PAD])
    return Example(np.array(tokens), np.where(after < FIRST_DURATION, IGNORED, after))


def padded(rows: list[np.ndarray], filler: int) -> np.ndarray:
    """Return rows as one array (rows, time of the longest)."""
    longest = max(map(len, rows))
    return np.stack([np.pad(row, (0, longest - len(row)), constant_values=filler) for row in rows])


def disturb(tokens: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return tokens (rows, time) with some codes replaced by random ones."""
    hit = (rng.random(tokens.shape) < NOISE) & (tokens >= FIRST_CODE)
    return np.where(hit, rng.integers(FIRST_CODE, TOKENS, tokens.shape), tokens)


def batches(examples: list[Example], often: int, size: int, seed: int) -> Batches:
    """Yield for ever (tokens, targets) of examples of similar length; the first ones are seen more often."""
    rng = np.random.default_rng(seed)
    indices = np.concatenate([np.arange(len(examples)), *[np.arange(often)] * (OFTEN - 1)])
    indices = rng.permutation(indices)
    order = indices[np.argsort([len(examples[i].tokens) for i in indices], kind="stable")]
    while True:
        start = rng.integers(1 - size, len(order))
        chosen = [examples[i] for i in order[max(start, 0) : start + size]]
        tokens = disturb(padded([item.tokens for item in chosen], PAD), rng)
        targets = padded([item.targets for item in chosen], IGNORED)
        yield torch.from_numpy(tokens), torch.from_numpy(targets)


def loss(model: LlamaForCausalLM, tokens: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Return the cross entropy of what the model has to choose."""
    logits = model(input_ids=tokens, use_cache=False).logits
    return functional.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=IGNORED)


def train(examples: list[Example], often: int, steps: int, seed: int) -> LlamaForCausalLM:
    """Return a model trained on examples, of which the first are seen more often."""
    torch.manual_seed(seed)
    model = LlamaForCausalLM(LlamaConfig(**CONFIG))
    return fit("language model", model, loss, batches(examples, often, 32, seed), steps, rate=2e-3)
