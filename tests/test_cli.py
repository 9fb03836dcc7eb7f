"""The real command, as a user calls it: in a process of its own, where that matters, else in this one."""

import contextlib
import importlib.util
import io
import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import check_command
from indextts_doctor import cli
from indextts_doctor.commands.exit_codes import ENDING
from indextts_doctor.report.formats import RENDERERS

COMMAND = [sys.executable, "-m", "indextts_doctor"]


NOT_OURS = ("VIRTUAL_ENV", "CONDA_PREFIX", "NO_COLOR")


def run(*arguments, cwd=None, **environ):
    """Run the command in a process of its own."""
    base = {key: value for key, value in os.environ.items() if key not in NOT_OURS}
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        env={**base, "LC_ALL": "C.UTF-8", "COLUMNS": "80", **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def call(*arguments, cwd=None, **environ):
    """Run the command in this process, from its entry on: the start of a process takes longer than most commands."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)]
    with contextlib.ExitStack() as stack:
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        for name in NOT_OURS:
            patch.delenv(name, raising=False)
        for name, value in {"LC_ALL": "C.UTF-8", "COLUMNS": "80", **environ}.items():
            patch.setenv(name, value)
        patch.chdir(cwd or Path.cwd())
        patch.setattr(sys, "argv", ["indextts-doctor", *map(str, arguments)])
        for number in ENDING:
            stack.callback(signal.signal, number, signal.getsignal(number))
        stack.enter_context(contextlib.redirect_stdout(streams[0]))
        stack.enter_context(contextlib.redirect_stderr(streams[1]))
        with pytest.raises(SystemExit) as ended:
            cli.main()
    said = [stream.buffer.getvalue().decode() for stream in streams]
    return subprocess.CompletedProcess(arguments, ended.value.code or 0, *said)


@pytest.fixture(scope="module")
def examined(tmp_path_factory):
    """What a whole examination said, in a process of its own, and the report that it wrote."""
    folder = tmp_path_factory.mktemp("examined")
    (folder / "deployment" / "models" / "index_tts_2_llm").mkdir(parents=True)
    report = folder / "report.json"
    return run("check", folder / "deployment", "--format", "json", "--output", report), report


def last_line(result):
    return result.stderr.strip().splitlines()[-1]


def test_version():
    assert run("--version").stdout.startswith("indextts-doctor ")


@pytest.mark.parametrize(
    "start",
    [
        pytest.param(["-m", "indextts_doctor"], id="as a module"),
        pytest.param(["-c", "from indextts_doctor.__main__ import main; main()"], id="as its script"),
    ],
)
def test_what_pythonpath_names_for_the_deployment_is_not_imported(tmp_path, start):
    for name in ("typer", "msgspec", "json", "random"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('a module of the deployment')\n")
    environ = {**os.environ, "PYTHONPATH": f":{tmp_path}", "COLUMNS": "80"}

    done = subprocess.run(
        [sys.executable, *start, "list", "fixes"],
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["json.py", "msgspec.py", "random.py", "typer.py"]


def test_the_installed_script_starts_the_same_way():
    declared = (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert 'indextts-doctor = "indextts_doctor.__main__:main"' in declared


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["--help"], "indextts-doctor check /srv/tts --lang zh", id="all commands"),
        pytest.param(["check", "--help"], "no error was found", id="check"),
        pytest.param(["explain", "--help"], "Examples:", id="explain"),
        pytest.param(["list", "--help"], "profiles", id="list"),
    ],
)
def test_help_shows_examples(arguments, words):
    result = call(*arguments)
    assert result.returncode == 0
    assert words in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["check", "nowhere"], "nowhere: the deployment's folder does not exist", id="no folder"),
        pytest.param(["check", "--python", "3.99"], "--python 3.99: no python3.99", id="no interpreter"),
        pytest.param(["check", "--profile", "indextts"], "did you mean 'indextts2'?", id="no profile"),
        pytest.param(["check", "--select", "HOTS"], "--select HOTS: no such check", id="no check"),
        pytest.param(
            ["check", "--format", "jsno"],
            f"--format jsno: must be {' or '.join(RENDERERS)}; did you mean json?",
            id="format",
        ),
        pytest.param(["check", "--lang", "de"], "--lang de: must be en or zh", id="language"),
        pytest.param(["check", "--timeout", "0"], "--timeout 0: must be more than 0 seconds", id="time limit"),
        pytest.param(["check", "--output", "no/such/file"], "does not exist", id="output"),
        pytest.param(["check", "--output", "."], "is a folder; name a file in it", id="output is a folder"),
        pytest.param(["check", "--facts", "nothing.json"], "--facts nothing.json: No such file", id="no facts"),
        pytest.param(["explain", "HOST999"], "no such check or family; did you mean HOST", id="explain"),
    ],
)
def test_a_users_mistake_is_two_lines_and_exit_code_2(tmp_path, arguments, message):
    result = call(*arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert len(result.stderr.splitlines()) <= 2


@pytest.mark.parametrize("arguments", [["check", "--port", "0"], ["check", "--no-such-option"], ["chekc"]])
def test_wrong_usage(arguments):
    result = call(*arguments)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_a_wrong_configuration_names_file_and_key(tmp_path):
    (tmp_path / "indextts-doctor.toml").write_text("prot = 1\n")
    result = call("check", tmp_path)
    assert result.returncode == 2
    assert last_line(result) == (
        f"indextts-doctor: {tmp_path}/indextts-doctor.toml: unknown key 'prot'; did you mean 'port'?"
    )


def test_json_is_one_document_and_nothing_else(tmp_path):
    result = run("check", tmp_path, "--fast", "--no-smoke", "--format", "json")
    document = json.loads(result.stdout)
    assert document["schema"] == "indextts-doctor/report/1"
    assert document["exit_code"] == result.returncode
    assert document["target"]["profile"] == "reference"
    assert result.stderr == ""


def all_codes(document):
    def below(findings):
        for finding in findings:
            yield finding["code"]
            yield from below(finding["consequences"])

    rest = [entry["code"] for group in ("unknown", "skipped", "passed") for entry in document[group]]
    return sorted([*below(document["findings"]), *rest])


def listed_codes():
    return [check["code"] for check in json.loads(call("list", "checks", "--format", "json").stdout)]


def test_every_check_appears_exactly_once(examined):
    document = json.loads(examined[1].read_text())
    assert all_codes(document) == sorted(listed_codes())


@pytest.mark.parametrize(
    "options",
    [
        ["--fast"],
        ["--fast", "--select", "HOST,PY"],
        ["--fast", "--ignore", "PKG", "--ignore", "IMP"],
        pytest.param(["--select", "HOST,PY"], marks=pytest.mark.slow),
        pytest.param(["--ignore", "PKG", "--ignore", "IMP"], marks=pytest.mark.slow),
    ],
)
def test_every_selected_check_appears_exactly_once(tmp_path, options):
    document = json.loads(call("check", tmp_path, "--format", "json", *options).stdout)
    listed = listed_codes()
    if "--select" in options:
        listed = [code for code in listed if code.startswith(("HOST", "PY"))]
    if "--ignore" in options:
        listed = [code for code in listed if not code.startswith(("PKG", "IMP"))]
    assert all_codes(document) == sorted(listed)


@pytest.mark.skipif(
    importlib.util.find_spec("torch") is not None, reason="this environment has what the deployment needs"
)
def test_a_deployment_without_an_interpreter_is_told_so_first(tmp_path):
    (tmp_path / "requirements.txt").write_text("transformers==4.35.2\ntorch==1.13.1+cpu\n")
    result = call("check", tmp_path, "--fast", "--format", "json", VIRTUAL_ENV="", CONDA_PREFIX="")
    first = json.loads(result.stdout)["findings"][0]
    assert (result.returncode, first["code"]) == (1, "PY021")
    assert "PKG001" in check_command.codes(first["consequences"])  # itself under PY008 on a new Python


def judgement_of(document):
    return {
        key: document[key] for key in ("status", "exit_code", "headline", "findings", "unknown", "skipped", "passed")
    }


def test_saved_facts_are_judged_again_with_the_same_result(examined):
    first, report = examined
    assert first.stdout == ""
    elsewhere = {"HOME": "/nonexistent", "PATH": "/usr/bin"}
    again = run("check", "--facts", report, "--format", "json", **elsewhere)
    assert judgement_of(json.loads(again.stdout)) == judgement_of(json.loads(report.read_text()))
    assert again.returncode == first.returncode


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[]",
        '{"schema": "x", "facts": {"target": 3}}',
        "\ud800".encode("utf-8", "surrogatepass"),
        '{"schema": "x", "facts": {"model": {"config": {"a": ' + "[" * 60_000,
    ],
)
def test_a_file_that_is_no_report(tmp_path, content):
    file = tmp_path / "report.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    result = call("check", "--facts", file)
    assert result.returncode == 2
    assert "not a JSON report of this tool" in result.stderr


def test_language_follows_the_locale(examined):
    saved = ("check", "--facts", examined[1])
    assert run(*saved, LC_ALL="zh_CN.UTF-8", PYTHONUTF8="1").stdout.startswith("以下依据已保存的报告")
    assert call(*saved).stdout.split(None, 1)[0] == "Saved"
    assert call("explain", "HOST001", "--lang", "zh").stdout.splitlines()[4] == "含义"


def test_a_terminal_that_cannot_show_a_character_gets_a_question_mark(examined):
    result = run("check", "--facts", examined[1], "--lang", "zh", PYTHONIOENCODING="ascii")
    assert result.returncode in (0, 1)
    assert "?" in result.stdout
    english = run("check", "--facts", examined[1], "--lang", "en", PYTHONIOENCODING="ascii")
    assert english.stdout.isascii()
    assert "?" not in english.stdout


@pytest.mark.parametrize("kind", ["checks", "families", "fixes", "profiles"])
def test_lists(kind):
    rows = json.loads(call("list", kind, "--format", "json").stdout)
    text = call("list", kind).stdout
    assert all(row.get("code", row.get("name")) in text for row in rows)
    assert kind == "fixes" or rows


def test_quiet_and_verbose(examined):
    quiet, normal, verbose = (call("check", "--facts", examined[1], *option).stdout for option in (["-q"], [], ["-v"]))
    assert len(quiet) < len(normal) < len(verbose)


def test_a_closed_pipe_is_no_fault(tmp_path):
    command = " ".join([*COMMAND, "list", "checks"]) + " | true"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


def test_colour_on_a_terminal_only(examined):
    def on_a_terminal(**environ):
        leader, follower = pty.openpty()
        with subprocess.Popen(
            [*COMMAND, "check", "--facts", str(examined[1])],
            stdout=follower,
            stderr=follower,
            env={**os.environ, "TERM": "xterm", **environ},
        ) as process:
            os.close(follower)
            shown = b""
            while True:
                try:
                    chunk = os.read(leader, 65536)
                except OSError:
                    break
                if not chunk:
                    break
                shown += chunk
            process.wait(60)
        os.close(leader)
        return shown.decode()

    assert "\x1b[" in on_a_terminal()
    assert "\x1b[1m" not in on_a_terminal(NO_COLOR="1")
    assert "\x1b[" not in call("check", "--facts", examined[1]).stdout


def test_completion_offers_codes():
    environ = {
        "_INDEXTTS_DOCTOR_COMPLETE": "complete_bash",
        "COMP_WORDS": "indextts-doctor explain HOST00",
        "COMP_CWORD": "2",
    }
    assert "HOST001" in run(**environ).stdout


@pytest.mark.parametrize(("words", "found"), [("check --select mod", "model"), ("check --select PKG,mod", "PKG,model")])
def test_completion_offers_families(words, found):
    environ = {"_INDEXTTS_DOCTOR_COMPLETE": "complete_bash", "COMP_WORDS": f"indextts-doctor {words}"}
    assert found in run(**environ, COMP_CWORD="3").stdout.split()
