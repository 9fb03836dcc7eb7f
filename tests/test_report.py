"""What is said about an examination, as text and as JSON."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

import healthy_facts
from indextts_doctor.checks.finding import Check, Finding
from indextts_doctor.diagnose.diagnosis import Diagnosis, Unchecked
from indextts_doctor.diagnose.proposals import Proposal
from indextts_doctor.facts import Facts
from indextts_doctor.facts.record import Missing, Severity
from indextts_doctor.fixes.steps import Quarantine
from indextts_doctor.i18n.text import Text
from indextts_doctor.report import json_format, remedies
from indextts_doctor.report import text as as_text
from indextts_doctor.report.renderer import View
from indextts_doctor.report.report import Report, Saved, headline
from indextts_doctor.report.text import summary
from looseevidence import LooseEvidence


def rendered(report, lang):
    return json_format.RENDERER.report(report, View(lang))


BOTH = Text(en="words", zh="词语")


def a_check(code="PKG011", severity=Severity.ERROR):
    return Check(
        code=code,
        name=f"name_of_{code}".lower(),
        severity=severity,
        title=Text(en="{package} is damaged", zh="{package} 已损坏"),
        why=Text(en="why it is", zh="为什么"),
        how=Text(en="how it is told", zh="如何判断"),
        advice=Text(en="Reinstall {package}. Then look again.", zh="重装 {package}。然后再检查。"),
        source="the source",
        function=lambda: (),
    )


def a_finding(code="PKG011", severity=Severity.ERROR, packages=("scipy",), consequences=()):
    evidence = tuple(LooseEvidence({"package": name, "bytes": 12}) for name in packages)
    return Finding(a_check(code, severity), evidence, consequences)


def a_report(findings=(), unknown=(), skipped=(), passed=1, facts=None, **changes):
    diagnosis = Diagnosis(
        findings=tuple(findings),
        unknown=tuple(unknown),
        skipped=tuple(skipped),
        passed=tuple(a_check(f"HOST{n:03}") for n in range(passed)),
    )
    base = Report(
        facts=facts or healthy_facts.facts(interpreter=healthy_facts.interpreter()),
        diagnosis=diagnosis,
        version="1.2.3",
        created="2026-11-23T08:00:00Z",
        durations={"examine": 1.23456, "judge": 0.01, "total": 1.2446},
    )
    return replace(base, **changes) if changes else base


SYMPTOM = a_finding("IMP003", packages=("scipy.fft",))
SICK = a_report([a_finding(consequences=(SYMPTOM,)), a_finding("HOST009", Severity.WARNING, ("OMP",))])
FINE = a_report(passed=66)


@pytest.mark.parametrize(
    ("report", "status", "code"),
    [
        pytest.param(FINE, "ok", 0, id="fine"),
        pytest.param(a_report([a_finding(severity=Severity.NOTE)]), "ok", 0, id="a note"),
        pytest.param(a_report([a_finding(severity=Severity.WARNING)]), "warning", 0, id="a warning"),
        pytest.param(a_report([a_finding(severity=Severity.WARNING)], strict=True), "warning", 1, id="strict"),
        pytest.param(a_report([a_finding(severity=Severity.NOTE)], strict=True), "ok", 0, id="strict, a note"),
        pytest.param(SICK, "error", 1, id="an error"),
        pytest.param(a_report(passed=0), "unknown", 3, id="nothing could be judged"),
    ],
)
def test_status_and_exit_code(report, status, code):
    assert (report.status, report.exit_code) == (status, code)


def test_headline():
    assert headline(SICK, "en") == "scipy is damaged. Do: Reinstall scipy."
    assert headline(SICK, "zh") == "scipy 已损坏。解决办法：重装 scipy。"
    assert headline(FINE, "en") == "No problems found: 66 checks passed."


def test_json_holds_what_the_contract_says():
    silence = Unchecked(a_check("MOD001"), "model", Text(en="the folder hangs", zh="目录无响应"), "failed")
    document = json.loads(rendered(a_report([a_finding(consequences=(SYMPTOM,))], [silence], [silence]), "en"))
    assert list(document) == [
        "schema", "doctor", "created", "saved", "target", "status", "exit_code", "headline", "findings", "unknown", "skipped",
        "passed", "smoke", "facts", "durations",
    ]  # fmt: skip
    assert document["schema"] == "indextts-doctor/report/1"
    [finding] = document["findings"]
    assert finding == {
        "code": "PKG011",
        "name": "name_of_pkg011",
        "severity": "error",
        "title": "scipy is damaged",
        "advice": "Reinstall scipy. Then look again.",
        "evidence": {"package": "scipy", "bytes": 12},
        "consequences": finding["consequences"],
        "fix": None,
        "url": "indextts-doctor explain PKG011",
        "source": "the source",
    }
    assert [child["code"] for child in finding["consequences"]] == ["IMP003"]
    entry = {"code": "MOD001", "name": "name_of_mod001", "reason": "the folder hangs"}
    assert document["unknown"] == [{**entry, "missing": "model"}]
    assert document["skipped"] == [entry]
    assert document["passed"] == [{"code": "HOST000", "name": "name_of_host000"}]


def test_json_in_chinese_differs_in_words_only():
    english, chinese = (json.loads(rendered(SICK, lang)) for lang in ("en", "zh"))

    def codes(document):
        return [(f["code"], f["severity"], f["evidence"]) for f in document["findings"]]

    assert codes(english) == codes(chinese)
    assert english["facts"] == chinese["facts"]
    assert chinese["findings"][0]["title"] == "scipy 已损坏"


def test_several_instances_are_one_finding():
    document = json_format.report_document(a_report([a_finding(packages=("scipy", "numpy", "torch"))]), "en")
    [finding] = document["findings"]
    assert finding["title"] == "scipy is damaged (and 2 more)"
    assert [other["package"] for other in finding["evidence"]["others"]] == ["numpy", "torch"]


def test_facts_survive_the_report():
    document = json.loads(rendered(SICK, "en"))
    import msgspec

    assert msgspec.convert(document["facts"], Facts) == SICK.facts


def test_text_of_a_sick_deployment():
    assert (
        as_text.render(SICK, View("en"))
        == """\
Examining /srv/tts with .venv/bin/python (Python 3.10.13, found in the folder)
as indextts-2-llm (set on the command line)
  2 causes explain all 3 problems:

  ✗ PKG011  scipy is damaged
            explains  IMP003 scipy.fft is damaged

  ! HOST009 OMP is damaged

  – speech test not run: not examined
  1 error, 1 warning · 1 check passed · 1.2 s

  You must do:
    PKG011  Reinstall scipy. Then look again.
    HOST009 Reinstall OMP. Then look again.
  Then:
    cd /srv/tts
    indextts-doctor check --profile indextts-2-llm
"""
    )


def test_text_in_chinese_keeps_the_order():
    text = as_text.render(SICK, View("zh"))
    words = [
        "检查",
        "3 个问题",
        "PKG011",
        "已损坏",
        "由此引起",
        "HOST009",
        "语音",
        "1 个错误，1 个警告",
        "手动",
        "复查",
    ]
    places = [text.index(word) for word in words]
    assert places == sorted(places)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [40, 80])
def test_no_line_is_wider_than_the_terminal(lang, columns):
    long = a_finding(packages=("很长的名字" * 20,), consequences=(SYMPTOM,) * 5)
    text = as_text.render(a_report([long]), View(lang, width=columns))
    assert max(cell_len(line) for line in text.splitlines()) <= columns


def test_colour_only_adds():
    plain, coloured = as_text.render(SICK, View("en")), as_text.render(SICK, View("en", color=True))
    assert "\x1b[" not in plain
    assert "\x1b[" in coloured
    import re

    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()


def test_healthy_is_short():
    assert as_text.render(FINE, View("en")).splitlines()[2:] == [
        "",
        "  – speech test not run: not examined",
        "  ✓ 66 checks passed · 1.2 s",
    ]


def test_only_the_summary():
    assert len(as_text.render(SICK, View("en", verbosity=-1)).splitlines()) == 6


def test_every_check_is_listed_on_demand():
    text = as_text.render(FINE, View("en", verbosity=1))
    assert text.count("✓ HOST") == 66


def test_many_instances_are_cut_and_counted():
    text = as_text.render(a_report([a_finding(packages=[f"p{n}" for n in range(9)])]), View("en"))
    assert "and 3 more" in text
    assert "p6" not in text
    everything = as_text.render(a_report([a_finding(packages=[f"p{n}" for n in range(9)])]), View("en", verbosity=1))
    assert "p8 is damaged" in everything


def test_many_symptoms_are_cut_and_counted():
    symptoms = tuple(a_finding(f"IMP{n:03}", packages=(f"p{n}",)) for n in range(9))
    report = a_report([a_finding(consequences=symptoms)])
    assert "IMP002 p2 is damaged\n                      and 6 more\n" in as_text.render(report, View("en"))
    assert "IMP008 p8 is damaged" in as_text.render(report, View("en", width=200, verbosity=1))


def test_what_is_not_verified_is_reported_with_its_reason():
    reason = Text(en="the folder hangs", zh="目录无响应")
    silences = [Unchecked(a_check(f"MOD{n:03}"), "model", reason, "failed") for n in range(9)]
    text = as_text.render(a_report(unknown=silences), View("en"))
    assert "? not verified: the folder hangs  MOD000 MOD001 MOD002 MOD003 MOD004 … (9)" in text
    assert "9 not verified" in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_braces_in_what_a_check_raised_are_words(lang):
    reason = Text(en="the check failed with an internal error ({'a': 1})", zh="检查程序内部出错（{'a': 1}）")
    report = a_report(unknown=(Unchecked(a_check("PKG005"), "check", reason, "failed"),))
    assert "{'a': 1}" in as_text.render(report, View(lang, width=100))


def test_left_out_and_not_applicable_are_distinguished():
    facts = healthy_facts.facts(missing={"imports": Missing("skipped", BOTH), "port": Missing("inapplicable", BOTH)})
    silences = [
        Unchecked(a_check("IMP001"), "imports", BOTH, "skipped"),
        Unchecked(a_check("SVC001"), "port", BOTH, "inapplicable"),
    ]
    line = summary(a_report(skipped=silences, facts=facts), "en")
    assert line == "✓ 1 check passed, 1 not applicable, 1 skipped (words) · 1.2 s"


def test_an_interpreter_that_does_not_start():
    facts = healthy_facts.facts(missing={"interpreter": Missing("failed", BOTH)})
    assert "(does not start, " in as_text.examining(a_report(facts=facts), "en").replace("\n", " ")


def fixable(report, *codes):
    steps = (Quarantine("/srv/tts/alpha.py"),)
    found = {one.check.code: one for one in report.diagnosis.findings}
    return replace(report, proposals={code: Proposal(found[code], steps=steps) for code in codes})


FIX, CHECK = (f"    indextts-doctor {name} --profile indextts-2-llm" for name in ("fix", "check"))


@pytest.mark.parametrize(
    ("codes", "lines"),
    [
        pytest.param(["PKG011", "HOST009"], ["  indextts-doctor fix can do:", "  Next:", FIX], id="all"),
        pytest.param(
            ["HOST009"],
            ["  indextts-doctor fix can do:", "  Next:", FIX, "  You must do:", "  Then:", CHECK],
            id="some",
        ),
        pytest.param([], ["  You must do:", "  Then:", CHECK], id="none"),
    ],
)
def test_two_lists_with_one_command_each(codes, lines):
    text = as_text.render(fixable(SICK, *codes), View("en"))
    seen = [line for line in text.splitlines() if line in {FIX, CHECK} or line.endswith((" do:", "Next:", "Then:"))]
    assert seen == lines
    assert text.count("    cd /srv/tts\n") == 1
    assert "--only" not in text


def test_a_summary_has_one_command():
    command = as_text.render(SICK, View("en", verbosity=-1)).splitlines()[-1].strip()
    assert command == "indextts-doctor explain PKG011"
    assert as_text.render(FINE, View("en", verbosity=-1)).count("indextts-doctor") == 0


@pytest.mark.parametrize(
    ("findings", "line"),
    [
        pytest.param([a_finding()], "", id="one cause"),
        pytest.param([a_finding(severity=Severity.NOTE)] * 2, "", id="notes"),
        pytest.param([a_finding(consequences=(SYMPTOM,) * 3)], "1 cause explains all 4 problems:", id="with symptoms"),
        pytest.param(
            [a_finding(), a_finding("MOD004")], "2 problems; no connection between them was found:", id="causes"
        ),
    ],
)
def test_the_first_line_counts_the_causes(findings, line):
    report = a_report(findings)
    assert as_text.explanation(report, "en") == line
    assert as_text.render(report, View("en")).splitlines()[2].strip() == line


@pytest.mark.parametrize(
    ("advice", "expected"),
    [
        ("Install it: `/srv/tts/.venv/bin/python -m pip install six`.", "`cd /srv/tts` `.venv/bin/python -m pip install six`."),
        ("Fetch it: `git -C /srv/tts/models lfs pull`", "`cd /srv/tts` `git -C models lfs pull`"),
        ("Set it: `export HF_HOME=/srv/tts/cache`", "Set it: `export HF_HOME=/srv/tts/cache`"),
        ("Mount it: `docker run -v /srv/tts/models`", "Mount it: `docker run -v /srv/tts/models`"),
        ("Stop it: `systemctl stop tts`", "Stop it: `systemctl stop tts`"),
    ],
)  # fmt: skip
def test_commands_run_in_the_folder(advice, expected):
    assert remedies.from_folder(advice, "/srv/tts").endswith(expected)


def test_symptoms_have_the_whole_width_of_a_narrow_terminal():
    text = as_text.render(SICK, View("en", width=60))
    assert "            explains\n              IMP003 scipy.fft is damaged\n" in text


def test_words_tell_severities_apart_where_symbols_cannot():
    text = as_text.render(SICK, View("en", symbols=False))
    assert "  ERROR   PKG011  scipy is damaged\n" in text
    assert "  WARNING HOST009 OMP is damaged\n" in text
    assert "  错误 PKG011  " in as_text.render(SICK, View("zh", symbols=False))


def test_saved_facts_are_not_shown_as_live():
    text = as_text.render(replace(SICK, saved=Saved("1.1.0", "2026-11-20T07:00:00Z")), View("en", width=100))
    begins = "Saved report, not a live check: /srv/tts on <host>, examined"
    assert text.startswith(begins)
    assert "2026-11-20 07:00:00 UTC by\nindextts-doctor 1.1.0; checked again by version 1.2.3" in text
    assert "Examining" not in text
    assert "1 check passed\n" in text  # no seconds: they were not now
    assert "Then, on that host:" in text


@pytest.mark.parametrize("lang, words", [("en", "partly"), ("zh", "一部分")])
def test_what_is_larger_than_was_looked_at_is_reported(lang, words):
    whole = healthy_facts.facts(
        interpreter=healthy_facts.interpreter(), model=healthy_facts.model(), cache=healthy_facts.cache()
    )
    parts = healthy_facts.facts(
        interpreter=healthy_facts.interpreter(),
        model=healthy_facts.model(capped=True),
        cache=healthy_facts.cache(capped=True),
        libraries=healthy_facts.libraries(capped=("torch",)),
    )
    assert words not in as_text.render(a_report(facts=whole), View(lang))
    assert as_text.render(a_report(facts=parts), View(lang)).count(words) == 3


def test_every_field_is_explained():
    text = (Path(__file__).parent.parent / "docs/report.md").read_text(encoding="utf-8")
    document = json_format.report_document(SICK, "en")
    fields = {*document, *document["findings"][0]} - {"doctor"}  # doctor.version
    assert {name for name in fields if f"`{name}`" not in text} == set()
