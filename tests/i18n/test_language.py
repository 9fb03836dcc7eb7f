"""Which language is spoken, and what the terminal can do."""

import io

import pytest

from indextts_doctor.commands import terminal
from indextts_doctor.commands.terminal import color_wanted, width
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.language import choose, of_process, one_of


@pytest.mark.parametrize(
    ("wanted", "environ", "lang"),
    [
        pytest.param(None, {}, "en", id="nothing is known"),
        pytest.param(None, {"LANG": "zh_CN.UTF-8"}, "zh", id="the locale"),
        pytest.param(None, {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en", id="LC_ALL comes first"),
        pytest.param(None, {"LANG": "de_DE.UTF-8"}, "en", id="neither of the two"),
        pytest.param("zh", {"LANG": "C"}, "zh", id="as asked"),
    ],
)
def test_choose(wanted, environ, lang):
    assert choose(wanted, environ) == lang


@pytest.mark.parametrize(
    ("arguments", "environ", "lang"),
    [
        pytest.param([], {}, "en", id="nothing is known"),
        pytest.param(["check", "--lang", "zh"], {}, "zh", id="the option"),
        pytest.param(["--lang=zh", "check"], {}, "zh", id="with an equals sign"),
        pytest.param(["--lang", "zh", "--lang", "en"], {"LANG": "zh_CN"}, "en", id="the last one counts"),
        pytest.param(["--lang", "en"], {"INDEXTTS_DOCTOR_LANG": "zh"}, "en", id="the option comes first"),
        pytest.param([], {"INDEXTTS_DOCTOR_LANG": "zh", "LC_ALL": "C"}, "zh", id="the variable"),
        pytest.param(["--lang", "de"], {"LANG": "zh_CN"}, "zh", id="an unknown option"),
        pytest.param([], {"INDEXTTS_DOCTOR_LANG": "de", "LANG": "zh_CN"}, "zh", id="an unknown variable"),
        pytest.param(["--lang"], {}, "en", id="no value"),
        pytest.param(["say", "--", "--lang", "zh"], {}, "en", id="no options after --"),
    ],
)
def test_language_of_the_process(arguments, environ, lang):
    assert of_process(arguments, environ) == lang


def test_no_such_language():
    with pytest.raises(UserError, match=r"^--lang zn: must be en or zh; did you mean"):
        choose("zn", {})


def test_one_of():
    assert one_of("--format", "json", ("text", "json")) == "json"
    with pytest.raises(UserError, match=r"--format jsno: must be text or json; did you mean json\?"):
        one_of("--format", "jsno", ("text", "json"))


def test_alternatives_in_chinese():
    with pytest.raises(UserError) as raised:
        one_of("--format", "jsno", ("text", "json"))
    assert raised.value.text.of("zh") == "--format jsno：只能是 text 或 json；是否指 json？"


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "environ", "wanted"),
    [
        pytest.param(Terminal(), {}, True, id="a terminal"),
        pytest.param(io.StringIO(), {}, False, id="a pipe"),
        pytest.param(Terminal(), {"NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param(Terminal(), {"NO_COLOR": ""}, True, id="an empty NO_COLOR says nothing"),
        pytest.param(Terminal(), {"TERM": "dumb"}, False, id="a terminal without colours"),
    ],
)
def test_color(stream, environ, wanted):
    assert color_wanted(stream, environ) is wanted


def test_width():
    assert width({"COLUMNS": "60"}) == 60
    assert width({"COLUMNS": "300"}) == 100
    assert 0 < width({"COLUMNS": "wide"}) <= 100


@pytest.mark.parametrize(
    ("encoding", "symbols", "text"),
    [
        pytest.param("utf-8", True, "✗ a · b … ▁▂", id="UTF-8"),
        pytest.param("ascii", False, "x a - b ... ", id="ASCII"),
        pytest.param("gbk", False, "x a · b … ▁▂", id="GBK has some"),
    ],
)
def test_symbols_of_an_encoding(encoding, symbols, text):
    assert terminal.symbols_shown(encoding) is symbols
    assert terminal.encoded("✗ a · b … ▁▂", encoding) == text
