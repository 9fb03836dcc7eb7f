"""What needs no conversion becomes what Typer would make of it, without loading the library it converts with."""

import subprocess
import sys
from pathlib import Path

import pytest
import typer

from indextts_doctor.cli import app
from indextts_doctor.commands.values import UNKNOWN, lighten, ready

VALUES = (
    None,
    "",
    "text",
    "7",
    "~",
    "/nowhere/x",
    (),
    [],
    ["a"],
    ("a", "b"),
    "20",
    "0.5",
    "1e3",
    Path(),
    Path("/nowhere"),
    True,
    5,
    1.5,
)
CONVERTS = hasattr(typer.core.TyperOption, "get_runtime_param")


def parameters(command):
    """Yield every parameter of a command and of those below it."""
    yield from command.get_params(typer.Context(command))
    for inner in getattr(command, "commands", {}).values():
        yield from parameters(inner)


COMMAND = typer.main.get_command(app)
ALL = list(parameters(COMMAND))


@pytest.mark.skipif(not CONVERTS, reason="this Typer converts in another way")
@pytest.mark.parametrize("param", ALL, ids=lambda param: param.name)
def test_as_typer_does(param):
    context = typer.Context(COMMAND)
    several = param.multiple or param.nargs == -1
    for value in VALUES:
        found = ready(param.type_descriptor.annotation, value, several=several)
        if found is not UNKNOWN:
            asked = param.get_runtime_param().coerce(value, param=param, ctx=context)
            assert (type(found), found) == (type(asked), asked), value


@pytest.mark.skipif(not CONVERTS, reason="this Typer converts in another way")
def test_no_path_is_checked_in_a_way_that_is_left_out():
    chosen = [param.type_descriptor.parameter_info for param in ALL if param.type_descriptor.annotation is Path]

    assert chosen
    for info in chosen:
        checks = (info.exists, info.writable, info.resolve_path, info.allow_dash, bool(info.parser))
        assert not any(checks)
        assert info.file_okay
        assert info.dir_okay


@pytest.mark.parametrize(
    ("annotation", "value", "several", "becomes"),
    [
        pytest.param(str, "x", False, "x", id="a text"),
        pytest.param(int, None, False, None, id="not given"),
        pytest.param(list[str], None, True, (), id="none of several"),
        pytest.param(list[str], ["x"], True, ["x"], id="texts"),
        pytest.param(Path, "x", False, Path("x"), id="a path"),
        pytest.param(int, "1", False, UNKNOWN, id="a number that has limits"),
        pytest.param(float, "1.5", False, 1.5, id="a number"),
        pytest.param(float, "nan", False, UNKNOWN, id="what is hardly a number"),
        pytest.param(str, b"x", False, UNKNOWN, id="bytes"),
        pytest.param(list[int], ["1"], True, UNKNOWN, id="numbers"),
        pytest.param(list[str], [b"x"], True, UNKNOWN, id="not all are texts"),
        pytest.param(Path, b"x", False, UNKNOWN, id="a path of bytes"),
    ],
)
def test_ready(annotation, value, several, becomes):
    assert ready(annotation, value, several=several) == becomes


def test_what_may_not_be_read_is_left_to_typer(monkeypatch):
    monkeypatch.setattr("os.access", lambda path, mode: False)

    assert ready(Path, "/", several=False) is UNKNOWN


RUN = """
import sys
from indextts_doctor import cli
sys.argv = ["indextts-doctor", *sys.argv[1:]]
try:
    cli.main()
finally:
    assert "pydantic" not in sys.modules
"""


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["check", "--help"], id="help"),
        pytest.param(["check", ".", "--fast", "--lang", "en", "--select", "PY001"], id="texts and a path"),
    ],
)
def test_pydantic_is_not_loaded(words, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", RUN, *words], capture_output=True, text=True, check=False, cwd=tmp_path
    )

    assert "pydantic" not in done.stderr, done.stderr
    assert done.stdout


@pytest.mark.parametrize("words", [["check", "--port", "x"], ["check", "--port", "70000"], ["check", "--timeout", "x"]])
def test_a_wrong_value_is_still_refused(words, capsys):
    command = typer.main.get_command(app)
    lighten(command)
    with pytest.raises(SystemExit) as ended:
        command(words, prog_name="indextts-doctor")

    assert ended.value.code == 2
    assert words[1] in capsys.readouterr().err
