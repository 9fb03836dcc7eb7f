"""Lines that hang behind their labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from indextts_doctor.i18n.width import wrapped
from indextts_doctor.report.page import Page, command_lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("", 10, [""], id="nothing"),
        pytest.param("one two three", 8, ["one two", "three"], id="at spaces"),
        pytest.param("一二三四五", 6, ["一二三", "四五"], id="wide characters between any two"),
        pytest.param("一二三，四", 6, ["一二", "三，四"], id="no mark begins a line"),
        pytest.param("安装 scipy。", 10, ["安装", "scipy。"], id="a mark stays with its word"),
        pytest.param("一（二三）", 4, ["一", "（二", "三）"], id="a bracket stays with what it opens"),
        pytest.param("缺少（model 的", 8, ["缺少", "（model", "的"], id="and with a narrow word"),
        pytest.param("abcdefghij", 4, ["abcd", "efgh", "ij"], id="a long word is cut"),
        pytest.param("lib-x86_64.so", 6, ["lib-", "x86_", "64.so"], id="behind a hyphen where there is one"),
        pytest.param("import 0.7 s, load 1.2 s", 13, ["import 0.7 s,", "load 1.2 s"], id="a number and its unit"),
        pytest.param("of 12.5 GiB", 8, ["of", "12.5 GiB"], id="a number of bytes"),
    ],
)
def test_wrapped(text, width, lines):
    assert list(wrapped(text, width)) == lines


@given(st.text(alphabet="ab 一，（）。/_é", max_size=80), st.integers(min_value=4, max_value=30))
def test_no_line_is_too_wide_and_nothing_is_lost(text, width):
    lines = list(wrapped(text, width))
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def page(body, width=40, **options):
    made = Page(color=False, width=width)
    made.paragraph("  do ", body, **options)
    return made.lines


@pytest.mark.parametrize(
    ("command", "lines"),
    [
        pytest.param("pip install six", ["pip install six"], id="fits"),
        pytest.param("python -m pip install six", ["python -m pip \\", "  install six"], id="between words"),
        pytest.param("python -c 'import a; b()'", ["python -c \\", "  'import a; b()'"], id="quotes stay whole"),
        pytest.param("cd /srv/" + "x" * 20, ["cd \\", "  /srv/" + "x" * 20], id="a long word stays whole"),
    ],
)
def test_command_lines(command, lines):
    assert list(command_lines(command, 17)) == lines


def test_a_path_is_broken_behind_a_slash():
    assert list(wrapped("/srv/tts/models/x.bin", 15)) == ["/srv/tts/", "models/x.bin"]


def test_a_command_stands_alone():
    command = "python -m pip install --no-deps " + "x" * 60
    assert page(f"Put it back: `{command}`. Then look again.") == [
        "  do Put it back:",
        "       python -m pip install --no-deps \\",
        f"         {'x' * 60}",
        "     Then look again.",
    ]


def test_a_colon_of_the_language_introduces_a_command():
    assert page("重装：`pip install six`。然后再检查。") == [
        "  do 重装：",
        "       pip install six",
        "     然后再检查。",
    ]
    assert page("用 uv：`uv venv x`")[0] == "  do 用 uv："


def test_a_command_alone():
    assert page("`git lfs pull`") == ["  do git lfs pull"]


def test_a_word_in_backticks_stays_in_its_line():
    assert page("Set `PYTHONUTF8` to 1.") == ["  do Set `PYTHONUTF8` to 1."]


def test_labels_are_aligned():
    assert page("words", hang=10) == ["  do      words"]


def test_control_characters_are_shown():
    assert page("a\x1b[31mb\nc") == ["  do a\\x1b[31mb\\nc"]


def test_colour():
    made = Page(color=True, width=40)
    made.paragraph("x ", "words", style="bold red", label_style="dim")
    assert made.lines == ["\x1b[2mx \x1b[0m\x1b[31m\x1b[1mwords\x1b[0m"]
