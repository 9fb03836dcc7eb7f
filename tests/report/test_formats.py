"""The table of formats: a format is one file and one line, and every command has it."""

import inspect
import signal

import pytest
from typer.testing import CliRunner

from indextts_doctor.cli import app
from indextts_doctor.commands import flags
from indextts_doctor.commands.exit_codes import ENDING
from indextts_doctor.commands.options import OutputOptions
from indextts_doctor.config.configuration import Config
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.report import formats

COMMANDS = {
    "report": ["check", "--fast", "--no-smoke"],
    "speech": ["say", "hello", "--engine", "reference"],
    "plan": ["fix", "--no-smoke"],
    "history": ["history"],
    "listing": ["list", "checks"],
}
# Before click 8.2 the runner keeps the two streams apart on request only.
OLD_CLICK = {"mix_stderr": False} if "mix_stderr" in inspect.signature(CliRunner.__init__).parameters else {}
IN_EVERY_COMMAND = pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)


@pytest.fixture
def doctor(tmp_path, monkeypatch):
    """Return a function that runs a command in an empty folder, in this process."""
    before = {number: signal.getsignal(number) for number in ENDING}
    monkeypatch.chdir(tmp_path)
    runner = CliRunner(**OLD_CLICK)
    yield lambda *words: runner.invoke(app, words)
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def shout(monkeypatch):
    """Add a format: one file, ``shouting.py``, and this line."""
    monkeypatch.setitem(formats.RENDERERS, "shout", "shouting")


@pytest.mark.usefixtures("shout")
@pytest.mark.parametrize(("document", "words"), COMMANDS.items(), ids=COMMANDS)
def test_a_format_of_the_table_is_a_format_of_every_command(doctor, document, words):
    assert doctor(*words, "--format", "shout").stdout.startswith(f"{document.upper()} ")


@pytest.mark.usefixtures("shout")
def test_it_is_completed_and_configured(doctor, tmp_path):
    assert flags._complete_formats("sh") == ["shout"]
    (tmp_path / "indextts-doctor.toml").write_text('format = "shout"\n')
    assert doctor("check", "--fast", "--no-smoke", "--lang", "zh").stdout.endswith(" zh\n")


@IN_EVERY_COMMAND
def test_an_unknown_format_is_refused_by_every_command(doctor, tmp_path, words):
    result = doctor(*words, "--format", "jsno")
    said = f"--format jsno: must be {' or '.join(formats.RENDERERS)}; did you mean json?"
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("given", [None, "text"])
def test_an_unknown_format_of_the_configuration_names_its_place(given):
    config = Config(format="xml", file="/srv/tts/indextts-doctor.toml")
    with pytest.raises(UserError, match=r"^/srv/tts/indextts-doctor\.toml: format xml: must be text or json"):
        OutputOptions(given).merged_with(config)


def test_text_is_the_default():
    assert formats.chosen(None) == "text"


@pytest.mark.parametrize("name", formats.RENDERERS)
def test_every_renderer_renders_every_document(name):
    renderer = formats.renderer(formats.chosen(name))
    assert [document for document in COMMANDS if not callable(getattr(renderer, document))] == []


def test_only_a_person_is_asked():
    assert [name for name in formats.RENDERERS if formats.renderer(formats.chosen(name)).interactive] == ["text"]
