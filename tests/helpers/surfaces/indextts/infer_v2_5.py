"""IndexTTS2, version 2.5: another precision, another codec, another tokenizer, and a language for every text."""

import logging

import torch
from indextts import infer_v2
from indextts.models import Codec
from indextts.utils.common import save_pcm_wav  # noqa: F401 - the adapter saves with what is here
from indextts.utils.front import ByteTokenizer

LANGUAGES = ("zh", "en", "ja", "es")


class IndexTTS2(infer_v2.IndexTTS2):
    latent = False

    def __init__(
        self, cfg_path="checkpoints/config.yaml", model_dir="checkpoints", use_bf16=False, device=None,
        use_cuda_kernel=None, use_qwen_emo=False,
    ):  # fmt: skip
        super().__init__(cfg_path, model_dir, use_bf16, device, use_cuda_kernel, use_qwen_emo)

    def _codec(self, model):
        """What the file lacks keeps its random numbers: a line of the log is all that says so."""
        codec, state = Codec(), torch.load(model / "codec.pth")["model"]
        for key in set(codec.state_dict()) - set(state):
            logging.getLogger(__name__).warning("%s is not in the checkpoint or shape mismatch", key)
        codec.load_state_dict({**codec.state_dict(), **state})
        return codec

    def _tokenizer(self, model):
        return ByteTokenizer(model / "multilingual_zh_ja_yue_char_del.tiktoken")

    def _ids(self, text, lang):
        if lang.lower() not in LANGUAGES:
            raise ValueError(f"no such language: {lang}")
        return [number % 64 for number in self.tokenizer.encode(text)]

    def infer(self, spk_audio_prompt, text, output_path, lang, verbose=False, **generation_kwargs):
        return self._first(self.infer_generator(spk_audio_prompt, text, output_path, lang, **generation_kwargs))
