import pytest

import healthy_facts
from indextts_doctor.checks.finding import Check, Finding
from indextts_doctor.config import profiles
from indextts_doctor.facts import Packages
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text
from indextts_doctor.speech.obstacles import obstacle, reference_voice_lacks
from indextts_doctor.speech.sentence import number, sentences
from looseevidence import LooseEvidence

WORDS = Text(en="words", zh="词语")


def found(code, severity=Severity.ERROR):
    check = Check(code, code.lower(), severity, WORDS, WORDS, WORDS, WORDS, "source", lambda: ())
    return Finding(check, (LooseEvidence({"fact": 1}),))


@pytest.mark.parametrize(
    ("codes", "engine", "severity"),
    [
        pytest.param([], "transformers", Severity.ERROR, id="nothing was found"),
        pytest.param(["PKG004", "HOST009"], "transformers", Severity.WARNING, id="warnings only"),
        pytest.param(["SVC001", "HUB003"], "transformers", Severity.ERROR, id="of the service and the cache"),
        pytest.param(["MOD004"], "reference", Severity.ERROR, id="the reference voice needs no model"),
        pytest.param(["PKG011", "MOD004"], "http", Severity.ERROR, id="a service that runs may answer"),
    ],
)
def test_it_is_tried(codes, engine, severity):
    assert obstacle([found(code, severity) for code in codes], engine) is None


@pytest.mark.parametrize(
    ("codes", "engine", "words"),
    [
        pytest.param(["PKG011"], "reference", "not run because of PKG011", id="one"),
        pytest.param(
            ["PKG011", "SVC001", "MOD004"],
            "indextts2",
            "not run because of PKG011, MOD004",
            id="several, and one that is none",
        ),
    ],
)
def test_it_is_pointless(codes, engine, words):
    missing = obstacle([found(code) for code in codes], engine)
    assert (missing.kind, missing.reason.of("en")) == ("skipped", words)


def nowhere(profile_from="default", *installed):
    """Facts of a folder that holds no deployment, or of one whose profile was named."""
    packages = Packages(tuple(healthy_facts.package(name, "1.0") for name in installed))
    target = healthy_facts.target(profile_from=profile_from, profile="reference")
    return healthy_facts.facts(target=target, profile=profiles.load("reference"), packages=packages)


NEEDED = ("torch", "transformers", "onnxruntime", "scipy", "soundfile", "numpy")


@pytest.mark.parametrize(
    ("facts", "lacks"),
    [
        pytest.param(nowhere("default", "numpy", "scipy"), "needs torch, transformers,", id="it lacks some"),
        pytest.param(nowhere("default", *NEEDED), None, id="it lacks nothing"),
        pytest.param(nowhere("configuration"), None, id="a reference deployment needs a speech test"),
    ],
)
def test_where_no_deployment_is(facts, lacks):
    missing = reference_voice_lacks(facts)
    assert (missing is None) == (lacks is None)
    assert lacks is None or lacks in missing.reason.of("en")


@pytest.mark.parametrize(
    ("findings", "en", "zh"),
    [
        pytest.param([], "check passed", "检查通过。", id="nothing"),
        pytest.param([Severity.NOTE], "check passed", "检查通过。", id="a note"),
        pytest.param([Severity.WARNING], "check passed with one warning", "检查通过，有一个警告。", id="a warning"),
        pytest.param([Severity.ERROR, Severity.WARNING], "one problem found", "发现一个问题。", id="an error"),
        pytest.param([Severity.ERROR] * 21, "twenty one problems found", "发现二十一个问题。", id="many"),
    ],
)
def test_sentences(findings, en, zh):
    assert sentences(found("PKG001", severity) for severity in findings) == {"en": en, "zh": zh}


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "zero"), (13, "thirteen"), (20, "twenty"), (47, "forty seven"), (99, "ninety nine"), (500, "ninety nine")],
)
def test_numbers(count, words):
    assert number(count) == words
