"""Help and usage errors of every command, in both languages."""

import re

import pytest
import typer

from indextts_doctor import cli
from indextts_doctor.commands import help as pages
from indextts_doctor.commands.examples import CLOSINGS
from indextts_doctor.i18n import LANGUAGES
from indextts_doctor.i18n.width import cells

# Two words or more in a row, outside of commands, are a sentence.
SENTENCE = re.compile(r"(?<![-\w/.])[A-Za-z]{2,} [a-z]{2,}(?![-\w/.])")


def paths(command, path=()):
    """The words of each command and group."""
    yield path
    for name, inner in getattr(command, "commands", {}).items():
        yield from paths(inner, (*path, name))


ALL = sorted(paths(typer.main.get_command(cli.app)))


def called(capsys, monkeypatch, *arguments, **environ):
    """Exit code, standard output and standard error of a call in this process."""
    for name, value in {"COLUMNS": "80", "LC_ALL": "C.UTF-8", **environ}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.argv", ["indextts-doctor", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr()
    return ended.value.code or 0, said.out, said.err


def english(text):
    """English sentences in a text, but for commands."""
    lines = [re.sub(r"indextts-doctor( [a-z-]+)*", "", line) for line in text.splitlines() if '"' not in line]
    return [found.group(0) for line in lines for found in SENTENCE.finditer(line) if "journalctl" not in line]


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_the_whole_help_is_chinese(capsys, monkeypatch, path):
    code, out, err = called(capsys, monkeypatch, *path, "--help", "--lang", "zh")

    assert (code, err) == (0, "")
    assert out.startswith("用法：indextts-doctor")
    assert english(out) == []
    assert "[None]" not in out


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_help_in_english_needs_no_catalogue(capsys, monkeypatch, path):
    def load(*_):
        raise AssertionError("the catalogue is loaded")

    monkeypatch.setattr(pages, "translated", load)
    code, out, err = called(capsys, monkeypatch, *path, "--help")

    assert (code, err) == (0, "")
    assert out.startswith("Usage: indextts-doctor")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_help_fits_the_terminal(capsys, monkeypatch, path, lang):
    _, out, _ = called(capsys, monkeypatch, *path, "--help", COLUMNS="70", INDEXTTS_DOCTOR_LANG=lang)

    examples = [command for closing in CLOSINGS.values() for command, _ in closing.examples]
    for line in out.splitlines():
        assert cells(line) <= 70 or any(command in line for command in examples)


def test_examples_belong_to_commands():
    assert {tuple(words.split()) for words in CLOSINGS} <= set(ALL)


@pytest.mark.parametrize(
    ("arguments", "message", "in_chinese"),
    [
        (["chekc"], "no such command: chekc; did you mean check?", "没有命令 chekc；是否指 check？"),
        (["check", "--prot"], "no such option: --prot; did you mean --port?", "没有选项 --prot；是否指 --port？"),
        (["check", "-Z"], "no such option: -Z", "没有选项 -Z"),
        (["check", "--port"], "--port needs a value", "--port 缺少取值"),
        (["check", "--fast=1"], "--fast takes no value", "--fast 不带取值"),
        (
            ["check", "--port", "0"],
            "--port: must be a whole number from 1 to 65535",
            "--port：必须是 1 到 65535 之间的整数",
        ),
        (
            ["check", "--port", "x"],
            "--port: must be a whole number from 1 to 65535",
            "--port：必须是 1 到 65535 之间的整数",
        ),
        (["check", "--timeout", "x"], "--timeout: must be a number", "--timeout：必须是数字"),
        (["check", "a", "b", "c"], "unexpected argument: b c", "多余的参数：b c"),
        (["explain"], "missing argument: CODE", "缺少参数 CODE"),
        (["list", "chekcs"], "no such command: chekcs; did you mean checks?", "没有命令 chekcs；是否指 checks？"),
        (
            ["check", "--format", "jsno"],
            "--format jsno: must be text or json; did you mean json?",
            "--format jsno：只能是 text 或 json；是否指 json？",
        ),
    ],
)
def test_wrong_usage(capsys, monkeypatch, tmp_path, arguments, message, in_chinese):
    monkeypatch.chdir(tmp_path)
    for lang, words in (("en", message), ("zh", in_chinese)):
        code, out, err = called(capsys, monkeypatch, *arguments, INDEXTTS_DOCTOR_LANG=lang)
        first, *rest = err.splitlines()
        assert (code, out, first) == (2, "", f"indextts-doctor: {words}")
        assert len(rest) <= 1
        assert lang == "en" or not english(err)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "nowhere"],
        ["check", "--profile", "indextts"],
        ["check", "--python", "3.99"],
        ["check", "--timeout", "0"],
        ["check", "--engine", "nobody"],
        ["check", "--select", "HOTS"],
        ["check", "--log", "nowhere"],
        ["check", "--output", "."],
        ["check", "--output", "no/such/file"],
        ["check", "--wav", "."],
        ["say", "words", "--prompt", "nowhere"],
        ["fix", "--only", "HOTS"],
        ["fix", "--allow", "rot"],
        ["undo"],
        ["undo", "nowhere"],
        ["undo", "20261124-100501"],
        ["history", "/nowhere"],
        ["explain", "HOST999"],
    ],
    ids=" ".join,
)
def test_a_mistake_is_told_in_chinese(capsys, monkeypatch, tmp_path, arguments):
    monkeypatch.chdir(tmp_path)
    code, out, err = called(capsys, monkeypatch, *arguments, "--lang", "zh")
    assert (code, out) == (2, "")
    assert re.search(r"[\u4e00-\u9fff]", err)
    assert english(err) == []
    assert len(err.splitlines()) <= 2


def test_help_is_named_for_the_command_that_was_wrong(capsys, monkeypatch):
    err = called(capsys, monkeypatch, "history", "prune", "--port")[2]
    assert err.splitlines()[1] == "Help: indextts-doctor history prune --help"


@pytest.mark.parametrize("path", [[], ["list"]])
def test_without_a_command_the_help_is_shown(capsys, monkeypatch, path):
    code, out, err = called(capsys, monkeypatch, *path)
    assert code in (0, 2)  # by the release of Typer
    assert out.startswith("Usage: ")
    assert not err


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("PORT", "x", "INDEXTTS_DOCTOR_PORT: must be a whole number from 1 to 65535"),
        ("FAST", "perhaps", "INDEXTTS_DOCTOR_FAST: must be true or false"),
        ("TIMEOUT", "0", "INDEXTTS_DOCTOR_TIMEOUT 0: must be more than 0 seconds"),
        ("FORMAT", "jsno", "INDEXTTS_DOCTOR_FORMAT jsno: must be text or json; did you mean json?"),
        ("LANG", "de", "INDEXTTS_DOCTOR_LANG de: must be en or zh; did you mean en?"),
        ("SELECT", "HOTS", "INDEXTTS_DOCTOR_SELECT HOTS: no such check"),
        ("PROFILE", "indextts", "INDEXTTS_DOCTOR_PROFILE indextts: unknown profile"),
    ],
)
def test_a_wrong_variable_is_named(capsys, monkeypatch, tmp_path, variable, value, words):
    code, _, err = called(capsys, monkeypatch, "check", str(tmp_path), **{f"INDEXTTS_DOCTOR_{variable}": value})
    assert code == 2
    assert words in err


def test_the_command_line_comes_before_the_variable(capsys, monkeypatch):
    code, out, _ = called(capsys, monkeypatch, "list", "profiles", "--format", "json", INDEXTTS_DOCTOR_FORMAT="text")
    assert (code, out[0]) == (0, "[")
    code, out, _ = called(capsys, monkeypatch, "list", "profiles", INDEXTTS_DOCTOR_FORMAT="json")
    assert (code, out[0]) == (0, "[")


def test_what_agrees_to_changes_has_no_variable():
    command = typer.main.get_command(cli.app)
    fix = command.commands["fix"]
    by_name = {param.opts[0]: param.envvar for param in fix.params if param.param_type_name == "option"}
    assert [by_name[name] for name in ("--apply", "--yes", "--allow")] == [None, None, None]
    assert by_name["--python"] == "INDEXTTS_DOCTOR_PYTHON"
