"""What the doctor knows, as text."""

import json

import pytest

from indextts_doctor.checks import registry
from indextts_doctor.commands import catalogue
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import Text


def test_a_template_as_a_reader_sees_it():
    assert catalogue.placeholders("{name} is {size:,} of {{all}}") == "<name> is <size> of {all}"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("check", registry.builtin(), ids=lambda check: check.code)
def test_every_check_has_a_page(check, lang):
    page = catalogue.explain(check.code, lang)
    assert page.startswith(f"{check.code}  {check.name}  (")
    assert check.source in page


def test_the_page_says_what_it_accounts_for():
    assert "Accounts for\n  IMP" in catalogue.explain("PKG011", "en")


def test_no_such_check():
    with pytest.raises(UserError, match="PKG999: no such check; did you mean PKG0"):
        catalogue.explain("PKG999", "en")


def test_columns_are_aligned():
    lines = catalogue.render("checks", None, "en").splitlines()
    codes = [check.code for check in registry.builtin()]
    assert [line.split()[0] for line in lines] == codes
    assert len({line.index(line.split()[1]) for line in lines}) == 1


def test_profiles_name_their_file():
    rows = json.loads(catalogue.render("profiles", "json", "en"))
    assert {row["name"] for row in rows} == {"indextts-2-llm", "indextts2", "reference", "sambert"}
    assert all(row["file"].endswith(f"{row['name']}.toml") for row in rows)


def test_fixes_are_listed_by_the_code_that_they_cure():
    rows = json.loads(catalogue.render("fixes", "json", "en"))
    assert "PKG011" in [row["code"] for row in rows]
    assert "原样重装同一版本" in catalogue.render("fixes", None, "zh")


@pytest.mark.parametrize(
    ("text", "en"),
    [
        (Text(en="Rename {file}.", zh="给 {file} 改名。"), "Rename <file>."),
        (Text(en="{cure}", zh="{cure}"), "The report says how, for the environment at hand."),
        (Text(en="{a} {b}", zh="{a} {b}"), "<a> <b>"),
    ],
)
def test_what_depends_on_the_case_is_not_an_empty_page(text, en):
    assert catalogue.shown(text, "en") == en
