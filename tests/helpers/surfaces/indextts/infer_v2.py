"""IndexTTS2, version 2.0."""

from pathlib import Path
from types import SimpleNamespace

import soundfile
import torch
import yaml
from indextts.models import Codec, Gpt, Vocoder, s2mel_models
from indextts.utils.checkpoint import load_checkpoint, load_parts
from indextts.utils.common import save_pcm_wav
from indextts.utils.front import TextNormalizer, TextTokenizer

RATE = 22050


class IndexTTS2:
    latent = True  # 2.5 has no gpt_layer

    def __init__(
        self,
        cfg_path="checkpoints/config.yaml",
        model_dir="checkpoints",
        use_fp16=False,
        device=None,
        use_cuda_kernel=None,
        use_qwen_emo=True,
    ):
        if use_qwen_emo or use_fp16 or use_cuda_kernel or device != "cpu":
            raise RuntimeError("the tests' own engine has a CPU and float32, and no emotion model")
        model = Path(model_dir)
        self.cfg = SimpleNamespace(**yaml.safe_load(Path(cfg_path).read_text("utf-8")))
        self.stop_mel_token = self.cfg.gpt["stop_mel_token"]
        self.gpt = Gpt(**self.cfg.gpt)
        load_checkpoint(self.gpt, model / self.cfg.gpt_checkpoint)
        self.semantic_codec = self._codec(model)
        self.s2mel = torch.nn.Module()
        self.s2mel.models = s2mel_models(self.cfg.s2mel["depth"], self.latent)
        load_parts(self.s2mel.models, model / self.cfg.s2mel_checkpoint)
        self.bigvgan = Vocoder()
        self.bigvgan.load_state_dict(torch.load(model / "hf_cache/bigvgan/bigvgan_generator.pt"))
        self.normalizer = TextNormalizer()
        self.normalizer.load()
        self.tokenizer = self._tokenizer(model)
        self.gr_progress = None

    def _codec(self, model):
        import audiotools  # noqa: F401 - as the codec of upstream does
        from safetensors.torch import load_model

        codec = Codec()
        load_model(codec, model / "hf_cache/semantic_codec_model.safetensors")
        return codec

    def _tokenizer(self, model):
        return TextTokenizer(model / self.cfg.dataset["bpe_model"])

    def _ids(self, text, lang):
        return self.tokenizer.convert_tokens_to_ids(self.tokenizer.tokenize(text))

    def _progress(self, value, desc):
        if self.gr_progress is not None:
            self.gr_progress(value, desc=desc)

    def infer(self, spk_audio_prompt, text, output_path, verbose=False, **generation_kwargs):
        return self._first(self.infer_generator(spk_audio_prompt, text, output_path, **generation_kwargs))

    def _first(self, results):
        try:
            return list(results)[0]  # noqa: RUF015 - next() would raise another exception
        except IndexError:
            return None

    def infer_generator(self, spk_audio_prompt, text, output_path, lang=None, **generation_kwargs):
        self._progress(0, "starting inference...")
        voice = torch.from_numpy(soundfile.read(spk_audio_prompt, dtype="float32")[0])
        self._progress(0.1, "text processing...")
        ids = self._ids(text, lang)
        self._progress(0.2, "speech synthesis 1/1...")
        self.gpt.merge_emovec(voice)
        length = generation_kwargs.pop("max_mel_tokens", 1500)
        with torch.no_grad():
            codes, _ = self.gpt.inference_speech(voice, ids, max_generate_length=length, **generation_kwargs)
            row = codes[0][codes[0] != self.stop_mel_token]
            sound = self.bigvgan(self.s2mel.models["cfm"].inference(row))[0]
        self._progress(0.9, "saving audio...")
        sound = torch.clamp(32767 * sound, -32767.0, 32767.0)
        if output_path:
            save_pcm_wav(output_path, sound, RATE)
            yield output_path
        else:
            yield RATE, sound.to(torch.int16).numpy().T
