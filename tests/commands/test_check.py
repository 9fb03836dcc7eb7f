"""The options of the command line, with those of the configuration behind them."""

import pytest

from indextts_doctor.commands.check import merged, request_of, rules_of
from indextts_doctor.config.configuration import Config
from indextts_doctor.i18n.errors import UserError

NOTHING = dict.fromkeys(
    ("python", "profile", "model_dir", "port", "select", "ignore", "fast", "deep", "smoke", "strict", "timeout",
     "facts", "report_format", "output", "lang", "verbose")
)  # fmt: skip


def chosen(config=None, **given):
    return merged({**NOTHING, **given}, config or Config())


def test_defaults():
    options = chosen()
    assert (options["timeout"], options["select"], options["fast"], options["verbose"]) == (
        120.0,
        (),
        None,
        None,
    )


@pytest.mark.parametrize(
    ("name", "given", "configured"),
    [
        ("fast", False, True),
        ("strict", True, False),
        ("timeout", 5.0, 7.0),
        ("lang", "en", "zh"),
        ("output", "here.json", "there.json"),
    ],
)
def test_the_command_line_comes_before_the_configuration(name, given, configured):
    config = Config(**{name: configured})
    assert chosen(config)[name] == configured
    assert chosen(config, **{name: given})[name] == given


def test_codes_of_the_command_line_replace_the_configured_ones():
    config = Config(select=("PKG",), ignore=("HOST",))
    assert rules_of(chosen(config)).select == ("PKG",)
    assert rules_of(chosen(config, select=["MOD,IMP"])).select == ("MOD", "IMP")
    assert rules_of(chosen(config)).ignore == ("HOST",)


@pytest.mark.parametrize(
    ("config", "verbose"),
    [
        pytest.param(Config(), None, id="neither"),
        pytest.param(Config(verbose=True), True, id="verbose"),
        pytest.param(Config(quiet=True), False, id="quiet"),
    ],
)
def test_verbosity(config, verbose):
    assert chosen(config)["verbose"] is verbose


@pytest.mark.parametrize("seconds", [0, -1, 1e7, float("nan")])
def test_no_time_limit(seconds):
    with pytest.raises(UserError, match="--timeout"):
        chosen(timeout=seconds)


def test_the_request_holds_what_was_asked(tmp_path):
    request = request_of(chosen(directory=tmp_path, python="3.10", port=8000, deep=True))
    assert (request.directory, request.python, request.port, request.deep) == (tmp_path, "3.10", 8000, True)
    assert not request.fast
