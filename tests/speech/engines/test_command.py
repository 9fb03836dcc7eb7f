"""Programs that a configuration names, run for real."""

import shutil
import sys
import wave

import pytest

import speech_runs
from indextts_doctor.facts.record import Missing
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.speech.engines.command import arguments

SPEAK = """
import math, struct, sys, wave
text, output = sys.argv[1:3]
with wave.open(output, "wb") as file:
    file.setparams((1, 2, 2000, 0, "NONE", ""))
    samples = [int(9000 * math.sin(i / 9) * math.sin(i / 2500)) for i in range(200 * len(text))]
    file.writeframes(struct.pack("<%dh" % len(samples), *samples))
"""


def say(folder, command, **options):
    folder.mkdir(exist_ok=True)
    (folder / "speak.py").write_text(SPEAK)
    return speech_runs.say(folder, "command", speech={"command": command}, **options)


PYTHON = f"'{sys.executable}'"


def test_it_works(tmp_path):
    kept = tmp_path / "kept.wav"
    result = say(tmp_path / "deployment", f"{PYTHON} speak.py {{text}} {{output}}", keep=kept)
    assert (result.outcome, result.failed_stage, speech_runs.stages(result)) == ("ok", None, ["run"])
    assert (result.spoke, result.saved.rate, result.saved.samples) == (True, 2000, 12 * 200)
    with wave.open(str(kept)) as file:
        assert file.getnframes() == 12 * 200


def test_the_program_may_lie_in_the_deployment(tmp_path):
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "speak"
    program.write_text(f"#!{sys.executable}\n{SPEAK}")
    program.chmod(0o755)
    assert say(tmp_path, "bin/speak {text} {output}").spoke


def test_no_shell_sees_the_text(tmp_path):
    command = f"{PYTHON} speak.py {{text}} {{output}}"
    result = say(tmp_path, command, text="a; touch caught $(touch caught) > caught")
    assert (result.spoke, (tmp_path / "caught").exists()) == (True, False)


@pytest.mark.parametrize(
    ("code", "outcome", "exit_code"),
    [
        pytest.param("import sys; sys.exit('no voice')", "exit", 1, id="it says why"),
        pytest.param("import os; os.kill(os.getpid(), 9)", "signal", None, id="killed"),
        pytest.param("import time; time.sleep(60)", "time", None, id="hangs"),
    ],
)
def test_a_failure_is_pinned_to_its_only_stage(tmp_path, code, outcome, exit_code):
    result = say(tmp_path, f'{PYTHON} -c "{code}" {{output}}', seconds=2.0)
    assert (result.outcome, result.failed_stage, result.exit_code) == (outcome, "run", exit_code)
    assert (result.problem, result.spoke) == ("missing", False)


def test_what_it_wrote_to_the_terminal_is_kept(tmp_path):
    result = say(tmp_path, f"{PYTHON} -c \"import sys; sys.exit('no voice today')\" {{output}}")
    assert "no voice today" in result.stderr


def test_a_command_that_does_not_exist(tmp_path):
    result = say(tmp_path, "no-such-program {text} {output}")
    assert (result.outcome, result.failed_stage) == ("start", "run")
    assert "ENOENT" in result.stderr


def test_it_may_end_well_without_a_word(tmp_path):
    result = say(tmp_path, f"{PYTHON} -c pass {{output}}")
    assert (result.outcome, result.problem, result.spoke) == ("ok", "missing", False)


def test_none_is_configured(tmp_path):
    result = speech_runs.say(tmp_path, "command")
    assert isinstance(result, Missing)
    assert (result.kind, "[speech]" in result.reason.of("en"), "[speech]" in result.reason.of("zh")) == (
        "inapplicable",
        True,
        True,
    )


@pytest.mark.slow
def test_no_room_for_the_recording(tmp_path):
    folder = tmp_path / "deployment"
    folder.mkdir()
    (folder / "speak.py").write_text(SPEAK)
    speech = {"command": f"{PYTHON} speak.py {{text}} {{output}}"}
    result = speech_runs.say_without_room(tmp_path, folder, "command", speech=speech)
    assert (result.outcome, result.failed_stage, result.exit_code) == ("exit", "run", 1)
    assert "No space left on device" in result.stderr


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("speak {text} {output}", ("speak", "one two", "{output}")),
        ("speak --text={text} -o '{output}'", ("speak", "--text=one two", "-o", "{output}")),
        ('speak "{text}, he said" {output}', ("speak", "one two, he said", "{output}")),
        ("""speak '{"voice": 1}' {output}""", ("speak", '{"voice": 1}', "{output}")),
    ],
)
def test_words_of_a_command(template, words):
    assert arguments(template, "one two") == words


@pytest.mark.parametrize(
    ("template", "said"),
    [
        pytest.param("speak {txt} {output}", "speech.command: unknown placeholder {txt}", id="a slip"),
        pytest.param("speak {text}", "speech.command: {output} is missing", id="no place"),
        pytest.param("speak 'it {output}", "speech.command: No closing quotation", id="an open quote"),
        pytest.param("  ", "speech.command: {output} is missing", id="nothing"),
    ],
)
def test_a_command_that_cannot_be_meant(template, said):
    with pytest.raises(UserError, match=said.replace("{", r"\{").replace("}", r"\}")):
        arguments(template, "text")


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="no espeak-ng here")
def test_espeak_ng(tmp_path):
    result = say(tmp_path, "espeak-ng -w {output} {text}")
    assert (result.spoke, result.saved.rate) == (True, 22050)
