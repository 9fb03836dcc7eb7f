"""How the claims are collected and judged, that the table of claims is true to the doctor, and a few asked for real."""

import ast
import re

import pytest

import verify_knowledge
from each_one import each
from indextts_doctor.checks import registry
from indextts_doctor.checks.packages import compatible
from indextts_doctor.checks.speech.attempt import failures
from verifying import advice, asking, claims, index, profiles, prose, tables
from verifying.claims import UNCHECKED, VERIFIED, WRONG, Answer, Claim, Resolves, Unchecked

CLAIM = Claim("prose", "x is so", "checks/x.py", (Unchecked("why"),))
YES, NO, OPEN = Answer(True, "seen"), Answer(False, "not so"), Answer(None, "no network")


@pytest.mark.parametrize(
    ("answers", "outcome", "detail"),
    [
        pytest.param((YES, YES), VERIFIED, "seen", id="all are right"),
        pytest.param((YES, NO), WRONG, "not so", id="one is wrong"),
        pytest.param((OPEN, NO), WRONG, "not so", id="wrong, whatever the other one would say"),
        pytest.param((YES, OPEN), UNCHECKED, "no network", id="one could not be asked"),
        pytest.param((), UNCHECKED, "", id="nothing was asked"),
    ],
)
def test_judge(answers, outcome, detail):
    verdict = claims.decide(CLAIM, answers)

    assert (verdict.outcome, verdict.detail) == (outcome, detail)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param('install(t, p, "werkzeug<3")', ["werkzeug<3"], id="a range"),
        pytest.param('install(t, p, "hf_transfer")', ["hf_transfer"], id="a bare name"),
        pytest.param('tested(profile, "scipy", "<1.13")', ["scipy<1.13"], id="a name and a range of a fix"),
        pytest.param('x = "librosa>=0.9,<0.11"', ["librosa>=0.9,<0.11"], id="wherever it stands"),
        pytest.param('x = "PYTHONUTF8=1"; y = "scipy is < 1.13"', [], id="no requirement"),
    ],
)
def test_requirements(source, found):
    assert list(advice.requirements(ast.parse(source))) == found


def test_examples():
    source = 'Install(PYTHON, requirements=("a==1", "b"), indexes=("c",))'

    assert list(advice.examples(ast.parse(source))) == ["a==1", "b"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("as root: `apt-get install libsndfile1 ffmpeg`.", ["libsndfile1", "ffmpeg"], id="two"),
        pytest.param("`apt-get install {debian}`", [], id="filled in later: from a table"),
    ],
)
def test_debian(text, found):
    assert list(advice.debian([text])) == found


def test_addresses():
    text = "from https://example.org/whl/cpu, or https://example.org/a.html。"

    assert list(advice.addresses([text])) == ["https://example.org/whl/cpu", "https://example.org/a.html"]


def test_without_addresses():
    said = "Failed to fetch `https://name:secret@example.org/simple/x/`\n at /home/someone/x"

    assert index.without_addresses(said) == "Failed to fetch `<place> at <place>"


@pytest.mark.parametrize(
    ("held", "only_1"),
    [
        pytest.param(b"..numpy.core._multiarray_umath..", True, id="NumPy 1"),
        pytest.param(b"numpy.core._multiarray_umath numpy._core._multiarray_umath", False, id="both"),
        pytest.param(b"nothing", False, id="neither"),
    ],
)
def test_compiled_for_numpy_1(held, only_1, tmp_path):
    (tmp_path / "x.so").write_bytes(held)

    assert asking._knows_numpy_1_only(tmp_path / "x.so") is only_1


def test_profiles_ask_for_every_python_of_a_pin_and_for_no_other():
    [recipe] = [one for one in profiles.loaded() if one.name == "indextts-2-llm"]
    asked = {
        (question.python, question.yes)
        for claim in profiles.collected()
        for question in claim.questions
        if getattr(question, "requirements", ()) == ("torchaudio==0.13.1",)
    }

    assert recipe.pin("torchaudio").python == ">=3.7,<3.11"
    assert {python for python, yes in asked if yes} == {"3.7", "3.8", "3.9", "3.10"}
    assert {python for python, yes in asked if not yes} == {"3.11", "3.12", "3.13", "3.14"}


@pytest.fixture(scope="module")
def collected():
    return verify_knowledge.collected()


def test_every_kind_of_source_brings_claims(collected):
    kinds = {claim.kind for claim in collected}

    assert {"pin", "profile", "module", "advice", "step", "apt", "numpy 2", "torch", "prose", "signature"} <= kinds


def test_table_shows_the_wrong_ones_first():
    verdicts = [claims.decide(CLAIM, (one,)) for one in (YES, OPEN, NO)]

    lines = [line for line in verify_knowledge.shown(verdicts).splitlines() if not line.startswith(" ")]

    assert [line.partition("  ")[0].strip() for line in lines] == [WRONG, UNCHECKED, VERIFIED]


# --- the table is true to the doctor ---


@each((entry["quote"][:40], (entry,)) for entry in prose.table()["claim"])
def test_a_quote_stands_where_it_was_taken_from(entry):
    assert any(entry["quote"] in text for text in advice.texts(advice.ROOT / entry["where"]))


def test_an_exception_is_for_an_advice_that_is_given():
    named = {one for file in advice.sources() for one in advice.requirements(ast.parse(file.read_text("utf-8")))}

    assert prose.table()["advice"]
    for entry in prose.table()["advice"]:
        assert entry["requirement"] in named
        assert entry["why"]


def test_what_installs_on_some_pythons_only_is_an_advice(collected):
    asked = [claim for claim in collected if claim.kind == "advice"]

    assert compatible.INSTALLS_ON
    for requirement in compatible.INSTALLS_ON:
        assert any(claim.says.startswith(f"{requirement} installs") for claim in asked), requirement


MESSAGES = [one["message"] for one in prose.table()["signature"]]
QUOTED = re.compile(r'"([^"]{6,}?)"')
# Quoted, and no message of a program.
WORDS = {"resolve", "installed", "0.0.0.0", "customize|pth", "{page}", "version https://git-lfs"}
WORDS |= {"connection refused", "empty reply", "__main__"}


def quoted():
    texts = [getattr(one, part).of("en") for one in registry.builtin() for part in ("title", "why", "how", "advice")]
    found = {one for text in texts for one in QUOTED.findall(text) if not one.startswith("{")}
    return sorted(found - WORDS)


@each((message, (message,)) for message in quoted())
def test_a_message_that_a_check_quotes_is_in_the_table(message):
    assert message in MESSAGES


def alternatives():
    return [
        one for known in failures.MEANINGS for one in re.split(r"\|(?![^(]*\))", known.pattern.removeprefix("(?i)"))
    ]


@each((pattern, (pattern,)) for pattern in alternatives())
def test_a_message_that_is_recognised_is_in_the_table(pattern):
    assert any(re.search(pattern, message, re.IGNORECASE) for message in MESSAGES)


def test_a_message_in_the_table_is_one_of_the_doctor():
    texts = [text for file in advice.sources() for text in advice.texts(file)]

    assert MESSAGES
    for message in MESSAGES:
        quoted = any(message in text for text in texts)
        assert quoted or any(re.search(known.pattern, message) for known in failures.MEANINGS), message


@each(
    (f"{profile.name} {pin.name}{proof.range}", (proof,))
    for profile in profiles.loaded()
    for pin in profile.packages
    for proof in pin.broken
)
def test_what_is_proven_broken_is_a_claim(proof):
    assert any(one["quote"] in proof.source for one in prose.table()["claim"])


@each((one.source[:40], (one,)) for profile in profiles.loaded() for one in profile.python.broken)
def test_a_python_that_is_proven_broken_is_a_claim(proof):
    assert proof.reason.of("en") in [one["quote"] for one in prose.table()["claim"]]


# --- asked for real ---


@pytest.fixture(scope="module")
def online():
    try:
        index.resolve(["packaging"], "3.10", wheels=True, alone=True, platform=claims.LINUX)
    except index.Trouble as error:
        pytest.skip(f"no package index: {error}")


ASKED = [
    pytest.param(Resolves(("pydub==0.25.1",), "3.10"), True, id="a release that is there"),
    pytest.param(Resolves(("kantts==0.1.8",), "3.8"), False, id="a release that never was", marks=pytest.mark.thorough),
    pytest.param(
        Resolves(("numpy==1.24.3",), "3.12"), False, id="no wheel for this Python", marks=pytest.mark.thorough
    ),
    pytest.param(
        claims.Contains("huggingface-hub==0.25.2", "huggingface_hub/__init__.py", "cached_download"),
        True,
        id="a name that is there",
    ),
    pytest.param(
        claims.Contains("huggingface-hub==0.26.0", "huggingface_hub/__init__.py", "cached_download"),
        False,
        id="a name that is gone",
    ),
    pytest.param(
        Resolves(("scipy<1.13",), "3.13", given=("scipy<1.13",)),
        True,
        id="where it does not arise, all is well",
        marks=pytest.mark.thorough,
    ),
]


@pytest.mark.environment
@pytest.mark.parametrize(("question", "right"), ASKED)
def test_asked(question, right, online, monkeypatch, tmp_path):
    monkeypatch.setattr(index, "CACHE", tmp_path)

    assert asking.answer(question).right is right


@pytest.mark.thorough
@pytest.mark.environment
def test_command_fails_for_a_wrong_claim(online, monkeypatch, tmp_path, capsys):
    wrong = Claim("advice", "kantts 0.1.8 installs", "checks/x.py", (Resolves(("kantts==0.1.8",), "3.8"),))
    monkeypatch.setattr(verify_knowledge, "collected", lambda: [wrong])
    monkeypatch.setattr(index, "CACHE", tmp_path)

    assert verify_knowledge.main(["--output", str(tmp_path / "said.json")]) == 1

    assert "there is no version of kantts==0.1.8" in capsys.readouterr().out
    assert '"outcome": "wrong"' in (tmp_path / "said.json").read_text()


def test_every_table_of_compatible_is_verified():
    named = {claim.where for claim in tables.collected()}

    assert {
        "checks/packages/compatible.py",
        "checks/packages/requirements.py",
        "checks/libraries/systempackages.py",
    } <= named
