"""IndexTTS2 of upstream, 2.0 and 2.5: it imitates a recorded prompt."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Optional, Union

from indextts_doctor.facts import Missing
from indextts_doctor.formats.reading import read_regular
from indextts_doctor.i18n.text import _
from indextts_doctor.speech.engine import Plan, engine, inapplicable, script
from indextts_doctor.target.context import Context

# Files that are loaded, as upstream looks for them; what is not there is upstream's to miss.
WEIGHTS = ("gpt.pth", "s2mel.pth", "wav2vec2bert_stats.pt", "feat1.pt", "feat2.pt")
AUXILIARY = ("campplus_cn_common.bin", "bigvgan/bigvgan_generator.pt")
MODULES = {"2.0": "indextts.infer_v2", "2.5": "indextts.infer_v2_5"}
CODECS = {"2.0": "hf_cache/semantic_codec_model.safetensors", "2.5": "codec.pth"}
W2V_BERT = ("model.safetensors", "model-*.safetensors", "pytorch_model.bin")  # the first that is there is loaded
BASE_BYTES = 1200 * 2**20  # torch, transformers, librosa and the text normaliser, estimated
# Codes are 50 to a second. At a slow reader's two Chinese or eight English characters a second that is 25 a
# character at most; the rest is for pauses.
CODES_PER_CHARACTER, CODES_MORE, CODES_MOST = 25, 100, 1500
LARGEST_CONFIG = 2**20


@engine("indextts2", title=_("IndexTTS2 (upstream 2.0 or 2.5)"))
def indextts2(context: Context) -> Union[Plan, Missing]:
    model, text = context.model_dir, context.speech.text or ""
    if model is None or not model.is_dir():
        return inapplicable(_("no IndexTTS2 model folder found (config.yaml, gpt.pth, s2mel.pth)"))
    version = version_of(model)
    return Plan(
        script=script("watching") + script("indextts2"),
        request={
            "module": MODULES[version],
            "version": version,
            "config": model / "config.yaml",
            "model": model,
            "prompt": prompt(context),
            "lang": language(text),
            "max_mel_tokens": min(CODES_MORE + CODES_PER_CHARACTER * len(text), CODES_MOST),
        },
        weights=tuple(weights(model, version)),
        base_bytes=BASE_BYTES,
        writes=tuple(written(context, model)),
        variables={"HF_HUB_OFFLINE": "1", "USE_MODELSCOPE": "false", "INDEXTTS2_MODEL_DIR": str(model)},
    )


def version_of(model: Path) -> str:
    """The version, "2.0" or "2.5": by config.yaml, else by the files."""
    with contextlib.suppress(OSError, ValueError):
        if (model / "config.yaml").stat().st_size <= LARGEST_CONFIG:
            for line in read_regular(model / "config.yaml", LARGEST_CONFIG).decode("utf-8").splitlines():
                name, _, value = line.partition(":")
                said = value.partition("#")[0].strip().strip("'\"")
                if name == "version" and said[:3] in MODULES:
                    return said[:3]
    return "2.5" if (model / "codec.pth").exists() else "2.0"


def prompt(context: Context) -> Optional[Path]:
    """The recording that is imitated: the configured one, else one of upstream's examples, else None."""
    if context.speech.prompt:
        return Path(context.speech.prompt).absolute()
    examples = context.directory / "examples"
    recordings = sorted(examples.glob("*.wav"), key=lambda path: (path.name != "voice_01.wav", path.name))
    return next(filter(is_recording, recordings), None)


def is_recording(path: Path) -> bool:
    """Whether a file begins as a WAV does: a Git-LFS pointer of that name does not."""
    with contextlib.suppress(OSError):
        head = read_regular(path, 12)
        return head[:4] == b"RIFF" and head[8:] == b"WAVE"
    return False


def language(text: str) -> str:
    """The language of a text as upstream names it, by its script."""
    if any("\u3040" <= character <= "\u30ff" for character in text):
        return "ja"
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in text) else "en"


def weights(model: Path, version: str) -> Iterator[Path]:
    """Yield the files that will be loaded, those that exist."""
    cache = model / "hf_cache"
    files = [model / name for name in (*WEIGHTS, CODECS[version])] + [cache / name for name in AUXILIARY]
    yield from (path for path in files if path.exists())
    choices = (sorted((cache / "w2v-bert-2.0").glob(name)) for name in W2V_BERT)
    yield from next((found for found in choices if found), [])


def written(context: Context, model: Path) -> Iterator[Path]:
    """Yield the folders that upstream writes into: downloads, and rules of the text normaliser that it compiles."""
    yield model / "hf_cache"
    for place in (context.directory, *map(Path, context.environment.site_packages)):
        yield place / "indextts" / "utils" / "tagger_cache"
        yield place / "tn"
