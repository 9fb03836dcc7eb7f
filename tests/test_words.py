"""What a person reads: commands stand in backticks, whole and safe to paste; nothing else that has a space does."""

import re

import pytest

from checked_texts import misplaced_commands
from each_one import each
from indextts_doctor.checks.registry import builtin
from indextts_doctor.i18n.text import LANGUAGES

PROGRAMS = r"apt-get|apt-file|dnf|du|export|git|indextts-doctor|ip|ls|mkdir|ps|python3|sudo|sysctl|systemctl|timedatectl|uv|\{\w+\}"  # {python}
PHRASE = re.compile(r"`([^`]* [^`]*)`")
# A placeholder that a person would have to fill in.
UNFILLED = re.compile(r"\b(NEW_FOLDER|PATH|PORT|OWNER|NAME|VERSION)\b|新目录|…|\.\.\.|<\w+>")
LOOSE = re.compile(
    r"\b(apt-get|apt-file|dnf|uv venv|uv pip|pip install (?!--user)|sudo|systemctl|export|hf download) \S"
)

each_text = each((f"{check.code} {lang}", (check, lang)) for check in builtin() for lang in LANGUAGES)


@each_text
def test_only_advice_holds_commands(check, lang):
    for text in (check.title, check.why, check.how):
        assert not PHRASE.search(text.of(lang))


@each_text
def test_commands_are_whole(check, lang):
    for command in PHRASE.findall(check.advice.of(lang)):
        assert re.match(rf"({PROGRAMS})( |$)", command), command
        assert not UNFILLED.search(command), command


@each_text
def test_commands_stand_in_backticks(check, lang):
    rest = PHRASE.sub("", check.advice.of(lang))
    assert not LOOSE.search(rest), rest


@each_text
def test_sentences_fit_around_commands(check, lang):
    assert not misplaced_commands(check.advice.of(lang))


@pytest.mark.parametrize(
    ("advice", "fits"),
    [
        ("Put it back: `pip install six`", True),
        ("Put it back: `pip install six` `pip install torch`. Then look again.", True),
        ("重装：`pip install six`。然后再检查。", True),
        ("Run `pip install six` now.", False),
        ("Put it back. `pip install six`", False),
        ("`pip install six` puts it back.", False),
        ("Set `PYTHONUTF8=1` in the unit.", True),
    ],
)
def test_misplaced_commands_are_seen(advice, fits):
    assert bool(misplaced_commands(advice)) is not fits


@each_text
def test_titles_are_short(check, lang):
    words = re.sub(r"\{[^}]*\}", "", check.title.of(lang))
    assert len(words) <= 100
