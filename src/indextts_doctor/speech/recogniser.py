"""An independent speech recogniser, where one is installed with indextts-doctor.

Pocketsphinx with a grammar of the expected words among others; with an open vocabulary it is not accurate enough.
"""

import importlib.util
import os
import re
import sys
from pathlib import Path
from typing import Optional

from msgspec.structs import replace

from indextts_doctor.collect.inside.probe import source
from indextts_doctor.facts import Attempt
from indextts_doctor.speech.engine import script
from indextts_doctor.supervise import run

SECONDS = 60.0
# The recogniser must distinguish the expected words from these.
OTHERS = (
    "zero one two three four five six seven eight nine ten the a is are not no yes and of with for you he she it "
    "check passed failed found wrong missing problem warning error model file memory voice report hello world good "
    "morning water house people time world music paper river mountain"
)


def recognise(attempt: Attempt, recording: Path) -> Attempt:
    """The attempt with what was heard, when there is a recogniser and the text is English."""
    words = english(attempt.text)
    certain = attempt.known is not None and attempt.known.first_difference is None
    if not attempt.spoke or not words or certain or importlib.util.find_spec("pocketsphinx") is None:
        return attempt
    return replace(attempt, heard=heard(recording, words))


def english(text: str) -> list[str]:
    """The words of a text; none when it has other letters than English, or digits."""
    return re.findall(r"[a-z']+", text.lower()) if text.isascii() and not re.search(r"\d", text) else []


def heard(recording: Path, words: list[str]) -> Optional[str]:
    """The words that are heard in a recording; None when the recogniser fails."""
    vocabulary = " ".join(dict.fromkeys([*words, *OTHERS.split()]))
    outcome = run(
        (sys.executable, "-", str(recording), vocabulary),
        source=source() + script("recogniser"),
        cwd="/",
        variables=os.environ,
        seconds=SECONDS,
    )
    result = outcome.result if outcome.kind == "ok" else None
    return result.get("heard") if isinstance(result, dict) else None
