"""The recogniser that is asked where one is installed."""

import shutil
import subprocess

import pytest

import healthy_facts
from indextts_doctor.facts.speech import KnownAnswer
from indextts_doctor.speech import recogniser


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Three problems found.", ["three", "problems", "found"], id="English"),
        pytest.param("检查通过。", [], id="Chinese"),
        pytest.param("3 problems", [], id="digits, which are said in other words"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_which_texts_it_can_check(text, words):
    assert recogniser.english(text) == words


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"text": "检查通过。"}, id="not English"),
        pytest.param({"outcome": "exception", "saved": None, "made": None}, id="nothing was spoken"),
        pytest.param({"known": KnownAnswer(3)}, id="the answer is known"),
    ],
)
def test_no_recogniser_runs(changes, tmp_path):
    attempt = healthy_facts.attempt(**changes)
    assert recogniser.recognise(attempt, tmp_path / "none.wav") is attempt


@pytest.fixture
def spoken(tmp_path):
    """Return a function that lets flite say something."""
    pytest.importorskip("pocketsphinx", reason="no recogniser is installed", exc_type=ImportError)
    if shutil.which("flite") is None:
        pytest.skip("flite is not installed")

    def say(text):
        file = tmp_path / "spoken.wav"
        subprocess.run(["flite", "-voice", "slt", "-t", text, str(file)], check=True, timeout=60)
        return file

    return say


def test_what_is_spoken_is_heard(spoken):
    text = "three problems found"
    assert recogniser.recognise(healthy_facts.attempt(text=text), spoken(text)).heard == text


def test_something_else_is_not(spoken):
    assert recogniser.heard(spoken("good morning"), ["disk", "full"]) != "disk full"


def test_a_recogniser_that_fails_has_heard_nothing(tmp_path):
    (tmp_path / "rubbish.wav").write_bytes(b"rubbish")
    assert recogniser.heard(tmp_path / "rubbish.wav", ["hello"]) is None
