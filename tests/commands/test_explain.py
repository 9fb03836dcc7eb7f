"""The page of a check."""

import pytest

from indextts_doctor.checks import registry
from indextts_doctor.commands.explain import page, placeholders, shown
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import Text


def test_a_template_as_a_reader_sees_it():
    assert placeholders("{name} is {size:,} of {{all}}") == "<name> is <size> of {all}"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("check", registry.builtin(), ids=lambda check: check.code)
def test_every_check_has_a_page(check, lang):
    words = page(check.code, lang)
    assert words.startswith(f"{check.code}  {check.name}  (")
    assert check.source in words


def test_the_page_says_what_it_accounts_for():
    assert "Accounts for\n  IMP" in page("PKG011", "en")


def test_no_such_check():
    with pytest.raises(UserError, match="PKG999: no such check; did you mean PKG0"):
        page("PKG999", "en")


@pytest.mark.parametrize(
    ("text", "en"),
    [
        (Text(en="Rename {file}.", zh="给 {file} 改名。"), "Rename <file>."),
        (Text(en="{cure}", zh="{cure}"), "The report says how, for the environment at hand."),
        (Text(en="{a} {b}", zh="{a} {b}"), "<a> <b>"),
    ],
)
def test_what_depends_on_the_case_is_not_an_empty_page(text, en):
    assert shown(text, "en") == en
