"""Sambert of Alibaba through KAN-TTS: an acoustic model and a vocoder, each with a configuration beside it."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Optional, Union

from indextts_doctor.facts import Missing
from indextts_doctor.i18n.text import _
from indextts_doctor.speech.engine import Plan, engine, first_file, inapplicable, script
from indextts_doctor.target.context import Context

# Folders of acoustic models: of ModelScope's voices and base models, then of one's own training.
ACOUSTIC = ("voices/*/am", "am", "sambert", "*/am", "*/sambert", "*sambert*")
VOCODERS = ("voc", "hifigan", "*hifigan*")  # beside the acoustic model
EMBEDDINGS = ("se.npy", "../se.npy", "../se/se.npy")  # from the acoustic model's folder
DEFAULT_VOICE = "F7"  # of ModelScope's Mandarin model
BASE_BYTES = 450 * 2**20  # torch, librosa and numba: about what a run with tiny weights took

# "Check passed", as KAN-TTS's own TextScriptConvertor (66202d0) writes it: phone, tone, place in the syllable,
# place in the word, emotion, speaker. #1 ends a word, #4 the sentence.
PHRASE = "检查通过"
SYMBOLS = (
    "{j_c$tone3$s_begin$word_begin$emotion_neutral$F7} {ian_c$tone3$s_end$word_middle$emotion_neutral$F7} "
    "{ch_c$tone2$s_begin$word_middle$emotion_neutral$F7} {a_c$tone2$s_end$word_end$emotion_neutral$F7} "
    "{#1$tone_none$s_none$word_none$emotion_neutral$F7} "
    "{t_c$tone1$s_begin$word_begin$emotion_neutral$F7} {ong_c$tone1$s_end$word_middle$emotion_neutral$F7} "
    "{g_c$tone4$s_begin$word_middle$emotion_neutral$F7} {uo_c$tone4$s_end$word_end$emotion_neutral$F7} "
    "{#4$tone_none$s_none$word_none$emotion_neutral$F7}"
)


@engine("kantts", title=_("Sambert (KAN-TTS)"), languages=("zh",))
def kantts(context: Context) -> Union[Plan, Missing]:
    root = context.model_dir or context.directory
    pair = checkpoints(root)
    if pair is None:
        return inapplicable(
            _("""no KAN-TTS voice found in {root}: none of {folders} contains ckpt/*.pth next to a vocoder
                (voc, hifigan)""").filled(root=root, folders=ACOUSTIC)
        )
    acoustic, vocoder = pair
    resources, archive = root / "resource", root / "resource.zip"
    return Plan(
        script=script("watching") + script("kantts"),
        request={
            "acoustic": acoustic,
            "vocoder": vocoder,
            "speaker_embedding": embedding(acoustic),
            "resources": resources if resources.is_dir() else None,
            "archive": first_file([archive]),
            "phrase": PHRASE,
            "symbols": SYMBOLS,
        },
        weights=(acoustic, vocoder),
        base_bytes=BASE_BYTES,
        writes=(acoustic.parent, vocoder.parent, resources),
    )


def checkpoints(root: Path) -> Optional[tuple[Path, Path]]:
    """The newest checkpoints of an acoustic model and of the vocoder beside it; None when there is no pair."""
    folders = [folder for pattern in ACOUSTIC for folder in sorted(root.glob(pattern), key=_default_first)]
    for folder in folders:
        acoustic = newest(folder.glob("ckpt/*.pth"))
        beside = (other for pattern in VOCODERS for other in sorted(folder.parent.glob(pattern)))
        vocoder = next((found for other in beside if (found := newest(other.glob("ckpt/*.pth")))), None)
        if acoustic and vocoder:
            return acoustic, vocoder
    return None


def _default_first(folder: Path) -> tuple[bool, str]:
    return folder.parent.name != DEFAULT_VOICE, str(folder)


def newest(files: Iterable[Path]) -> Optional[Path]:
    """The checkpoint with the highest number of steps in its name."""
    return max(files, key=lambda path: (_steps(path), path.name), default=None)


def _steps(path: Path) -> int:
    return int((re.findall(r"\d+", path.stem) or ["-1"])[-1])


def embedding(acoustic: Path) -> Optional[Path]:
    """The file of the speaker's embedding, which some voices need, or None."""
    home = acoustic.parent.parent
    return first_file((home / name).resolve() for name in EMBEDDINGS)
