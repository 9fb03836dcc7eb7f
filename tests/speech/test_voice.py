"""The files of the reference voice, without the libraries that run them."""

import importlib.util
import json

import pytest

from indextts_doctor.checks.finding import Check, Finding
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text
from indextts_doctor.speech import knownanswer
from indextts_doctor.speech.sentence import sentences
from indextts_doctor.speech.voice import FOLDER
from looseevidence import LooseEvidence

VOICE = json.loads((FOLDER / "voice.json").read_text(encoding="utf-8"))
WORDS = Text(en="words", zh="词语")


@pytest.fixture(scope="module")
def synthesis():
    spec = importlib.util.spec_from_file_location("synthesis", FOLDER / "synthesis.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found(count, severity):
    check = Check("PKG001", "p", severity, WORDS, WORDS, WORDS, WORDS, "source", lambda: ())
    return [Finding(check, (LooseEvidence({"fact": 1}),))] * count


def test_they_are_small():
    assert sum(path.stat().st_size for path in FOLDER.iterdir() if path.is_file()) <= 4_000_000


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.ERROR], ids=str)
def test_it_knows_every_sentence_about_what_is_found(synthesis, severity):
    for count in range(100):
        text = sentences(found(count, severity))["en"]
        assert synthesis.normalise(text, VOICE) == text.split()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Check passed.", "check passed", id="upper case and a full stop"),
        pytest.param("42 problems", "forty two problems", id="digits"),
        pytest.param("  check\n passed ", "check passed", id="white space"),
    ],
)
def test_texts_are_made_alike(synthesis, text, words):
    assert synthesis.normalise(text, VOICE) == words.split()


@pytest.mark.parametrize("text", ["zebra", "", "!?", "检查", "check 100"])
def test_an_unknown_word_is_reported(synthesis, text):
    with pytest.raises(ValueError, match="is not in the vocabulary"):
        synthesis.normalise(text, VOICE)


def test_the_known_answers_are_complete(synthesis):
    answers = knownanswer.answers()
    assert len(answers) >= 8
    assert "check passed" in answers
    for text, answer in answers.items():
        assert synthesis.normalise(text, VOICE)
        assert all(0 <= code < VOICE["tokens"]["codes"] for code in answer["codes"])
        assert answer["margin"] > 0
        assert len(answer["bands"]) > 10


@pytest.mark.parametrize(
    ("one", "other", "index"),
    [
        pytest.param([1, 2, 3], [1, 2, 3], None, id="equal"),
        pytest.param([1, 2, 3], [1, 9, 3], 1, id="one differs"),
        pytest.param([1, 2, 3], [1, 2], 2, id="cut off"),
        pytest.param([1, 2], [1, 2, 3], 2, id="too long"),
        pytest.param([1], [], 0, id="nothing"),
    ],
)
def test_the_first_difference(one, other, index):
    assert knownanswer.first_difference(one, other) == index
