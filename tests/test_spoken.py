"""What the report says of the speech."""

import pytest

import healthy_facts
from indextts_doctor.checks.finding import Check, Finding
from indextts_doctor.diagnose.diagnosis import Diagnosis
from indextts_doctor.facts.record import Missing, Severity
from indextts_doctor.facts.speech import Forecast, KnownAnswer, Speech, Stage
from indextts_doctor.i18n.text import Text
from indextts_doctor.report import speech as spoken
from looseevidence import LooseEvidence

WORDS = Text(en="it is silent", zh="没有声音")


def diagnosis(*findings):
    return Diagnosis(findings, (), (), ())


def finding(code="SMK012", engine="reference", severity=Severity.ERROR):
    check = Check(code, code.lower(), severity, WORDS, WORDS, WORDS, WORDS, "source", lambda: ())
    return Finding(check, (LooseEvidence({"engine": engine}, about=frozenset({engine})),))


def said(speech, *findings, lang="en"):
    facts = (
        healthy_facts.facts(speech=speech)
        if isinstance(speech, Speech)
        else healthy_facts.facts(missing={"speech": speech})
    )
    return [f"{mark} {line}" for mark, line in spoken.lines(facts, diagnosis(*findings), lang)]


WELL = healthy_facts.attempt(
    text="check passed",
    expected=(3.0, 5.0),
    stages=(Stage("import", 4.0), Stage("load", 0.1), Stage("generate", 0.24), Stage("write", 0.01)),
    known=KnownAnswer(codes_expected=30, correlation=1.0),
    wav="/srv/check-passed.wav",
)


def test_it_spoke_well():
    assert said(healthy_facts.speech(WELL)) == [
        '♪ speech test passed (reference): "check passed", 1.2 s of audio',
        "  import 4.0 s, load 0.1 s, generate 0.2 s, write 0.0 s",
        "  2.0 s per 100 characters (expected: 3 to 5), real-time factor 0.20, peak memory 430 MiB (estimate: 600 MiB)",
        "   ▃▆█▅▂▄▇▃ ",
        "  the audio matches the known answer",
        "  → /srv/check-passed.wav",
    ]


def test_it_spoke_well_in_chinese():
    lines = said(healthy_facts.speech(WELL), lang="zh")
    assert lines[0] == "♪ 语音合成测试通过（reference）：“check passed”，音频 1.2 秒"
    assert lines[1] == "  导入 4.0 s，加载 0.1 s，生成 0.2 s，保存 0.0 s"
    assert lines[4] == "  音频与预期结果一致"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"known": None}, "content of the audio not verified by speech recognition", id="nobody listened"),
        pytest.param({"known": None, "heard": "check passed"}, 'speech recognition result: "check passed"', id="heard"),
        pytest.param(
            {"known": KnownAnswer(30, first_difference=3)}, "content of the audio not verified", id="another answer"
        ),
    ],
)
def test_what_is_known_of_the_words(changes, words):
    from msgspec.structs import replace

    assert words in said(healthy_facts.speech(replace(WELL, **changes)))[4]


def test_a_faulty_sound_names_its_finding():
    assert said(healthy_facts.speech(WELL), finding())[0].endswith("1.2 s of audio; see SMK012")


def test_it_did_not_speak():
    died = healthy_facts.attempt(outcome="signal", saved=None, made=None)
    assert said(healthy_facts.speech(died), finding("SMK002")) == ["– speech test failed (reference): see SMK002"]


def test_it_was_not_tried():
    why = Missing("skipped", Text(en="not run because of PKG011", zh="未执行，原因是 PKG011"))
    assert said(why) == ["– speech test: not run because of PKG011"]
    assert said(why, lang="zh") == ["– 语音合成测试：未执行，原因是 PKG011"]
    nobody = Missing("inapplicable", Text(en="no model folder found", zh="没有模型目录"))
    assert said(nobody) == ["– speech test not run: no model folder found"]


def test_an_engine_that_could_not_be_tried_is_not_left_out():
    speech = Speech((WELL,), {"kantts": Missing("inapplicable", Text(en="no model", zh="没有模型"))})
    assert said(speech)[-1] == "– kantts was not tested: no model"


@pytest.mark.parametrize(
    ("attempt", "findings", "passed"),
    [
        pytest.param(WELL, [], True, id="well"),
        pytest.param(WELL, [finding(severity=Severity.WARNING)], True, id="a warning"),
        pytest.param(WELL, [finding()], False, id="an error"),
        pytest.param(WELL, [finding(engine="kantts")], True, id="another engine's error"),
        pytest.param(healthy_facts.attempt(outcome="time", saved=None, made=None), [], False, id="it did not speak"),
    ],
)
def test_passed(attempt, findings, passed):
    assert spoken.passed(attempt, diagnosis(*findings)) is passed


def test_json_holds_what_the_contract_says():
    document = spoken.document(healthy_facts.speech(WELL), diagnosis(finding()), {"reference": ["it is silent"]})
    expected = {
        "engine": "reference", "passed": False, "text": "check passed", "wav": "/srv/check-passed.wav",
        "sample_rate": 16000, "seconds": 1.2, "failed_stage": None, "real_time_factor": 0.2,
        "seconds_per_100_characters": 2.0, "peak_memory_bytes": 430 * 2**20, "reasons": ["it is silent"],
        "words_verified": True, "others": [],
    }  # fmt: skip
    assert {key: document[key] for key in expected} == expected
    assert document["stages"][0] == {"name": "import", "seconds": 4.0}
    assert document["audio"]["rms"] == 0.12


def test_a_forecast_is_what_it_was():
    assert healthy_facts.attempt(forecast=Forecast(1, 10, 4)).forecast.memory_lacks == 6
    assert healthy_facts.attempt(forecast=Forecast(1, 1, 4, disk=3, disk_free=1)).forecast.disk_lacks == 2
