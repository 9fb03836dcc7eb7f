"""The options of the command line, with those of the configuration behind them."""

import dataclasses
from pathlib import Path

import pytest

from indextts_doctor.checks.selection import Rules
from indextts_doctor.commands.check import CheckOptions
from indextts_doctor.commands.fix import FixOptions
from indextts_doctor.commands.options import OutputOptions, SpeechOptions
from indextts_doctor.commands.say import SayOptions
from indextts_doctor.config.configuration import Config, SpeechRequest
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.target.resolve import Request


def test_nothing_is_asked_and_nothing_configured():
    assert CheckOptions().merged_with(Config()) == CheckOptions()
    assert FixOptions().merged_with(Config()) == FixOptions()
    assert SayOptions().merged_with(Config()) == SayOptions()
    assert Request().merged_with(Config()).seconds == 120.0


@pytest.mark.parametrize(
    ("part", "name", "given", "configured"),
    [
        (Request, "fast", False, True),
        (Request, "deep", True, False),
        (Request, "timeout", 5.0, 7.0),
        (Rules, "strict", True, False),
        (Rules, "select", ("MOD", "IMP"), ("PKG",)),
        (Rules, "ignore", ("MOD",), ("HOST",)),
        (SpeechOptions, "smoke", False, True),
        (OutputOptions, "lang", "en", "zh"),
        (OutputOptions, "format", "text", "json"),
        (OutputOptions, "verbose", False, True),
    ],
)
def test_the_command_line_comes_before_the_configuration(part, name, given, configured):
    config = Config(**{name: configured})
    assert getattr(part().merged_with(config), name) == configured
    assert getattr(part(**{name: given}).merged_with(config), name) == given


def test_codes_may_be_separated_by_commas():
    assert Rules(("MOD,IMP", "PKG")).merged_with(Config()).select == ("MOD", "IMP", "PKG")
    assert FixOptions(only=("pkg,mod001",)).merged_with(Config()).only == ("PKG", "MOD001")


@pytest.mark.parametrize(
    ("config", "verbose"),
    [
        pytest.param(Config(), None, id="neither"),
        pytest.param(Config(verbose=True), True, id="verbose"),
        pytest.param(Config(quiet=True), False, id="quiet"),
    ],
)
def test_verbosity(config, verbose):
    assert OutputOptions().merged_with(config).verbose is verbose


def test_only_check_writes_its_report_where_the_configuration_says():
    config = Config(output="there.json")
    assert CheckOptions().merged_with(config).path == Path("there.json")
    assert CheckOptions(path=Path("here.json")).merged_with(config).path == Path("here.json")


@pytest.mark.parametrize("seconds", [0, -1, 1e7, float("nan")])
def test_no_time_limit(seconds):
    with pytest.raises(UserError, match="--timeout"):
        CheckOptions(Request(timeout=seconds)).merged_with(Config())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (FixOptions(only=("HOTS",)), "--only HOTS: no such check"),
        (FixOptions(without=("HOTS",)), "--except HOTS: no such check"),
        (FixOptions(allow=("rot",)), "--allow rot: must be one or more of root, network"),
        (FixOptions(allow=("rot",), yes=True), "--allow rot: must be one or more of root, network"),
    ],
)
def test_what_fix_does_not_know(options, message):
    with pytest.raises(UserError, match=message):
        options.merged_with(Config())


def test_what_the_configuration_waives_is_not_fixed():
    choice = FixOptions(without=("MOD",)).merged_with(Config(select=("PKG",), ignore=("HOST001",))).choice
    assert (choice.only, choice.without) == (("PKG",), ("MOD", "HOST001"))


def test_the_rehearsal_speaks_only_where_the_command_line_says_so():
    options = FixOptions().merged_with(Config(smoke=True))
    assert (options.smoke, options.rehearse_smoke) == (True, False)


def test_what_was_written_into_the_configuration_counts_instead_of_the_option():
    request = Request(Path("/srv/tts"), python="3.10", port=5000, deep=True)
    assert request.without({"port"}) == dataclasses.replace(request, port=None)


def test_the_engine_and_its_text_come_before_the_configured_ones():
    config = Config(speech=SpeechRequest(engine="http", text="configured", fallback="vits"))
    asked = SpeechOptions(engine="vits", text="asked").asked(config).speech
    assert (asked.engine, asked.text, asked.fallback) == ("vits", "asked", "vits")
    assert SpeechOptions().asked(config) == config


def test_say_speaks_in_any_case_and_keeps_the_recording(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "speech.wav").touch()
    whole = SayOptions().whole().speech
    assert (whole.smoke, whole.anyway, whole.wav) == (True, True, tmp_path / "speech-2.wav")


def test_options_are_frozen():
    for part in (CheckOptions, FixOptions, SayOptions):
        with pytest.raises(dataclasses.FrozenInstanceError):
            part().output = None
