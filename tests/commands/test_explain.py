"""The page of a check."""

import functools
import itertools

import msgspec
import pytest

from indextts_doctor.checks import registry
from indextts_doctor.checks.families import FAMILIES
from indextts_doctor.commands import explain
from indextts_doctor.commands.explain import family_page, page, placeholders, summary
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import LANGUAGES, Text
from indextts_doctor.i18n.width import cells
from indextts_doctor.plugins import loading


def test_a_template_as_a_reader_sees_it():
    assert placeholders("{name} is {size:,} of {{all}}") == "<name> is <size> of {all}"


def test_every_check_has_a_page(monkeypatch):
    monkeypatch.setattr(loading, "all_checks", functools.cache(loading.all_checks))  # these look for files each time
    monkeypatch.setattr(explain, "fixes", functools.cache(explain.fixes))
    for check, lang in itertools.product(registry.builtin(), LANGUAGES):
        words = page(check.code, lang)
        assert words.startswith(f"{check.code}  {check.name}  ("), lang
        assert "".join(check.source.split()) in "".join(words.split()), f"{check.code} {lang}"
        wide = [line for line in words.splitlines() if cells(line) > 80]
        assert all(len(word) > 78 for line in wide for word in [max(line.split(), key=len)]), wide


def test_the_page_says_what_it_accounts_for():
    assert "Can cause\n  IMP" in page("PKG011", "en")


def test_no_such_check():
    with pytest.raises(UserError, match="PKG999: no such check or family; did you mean PKG0"):
        page("PKG999", "en")


def test_a_page_can_be_read_without_a_finding():
    check = next(one for one in registry.builtin() if one.code == "IMP003")
    told = msgspec.structs.replace(check, summary=Text("A module fails to import", ""), remedy=Text("Install it.", ""))
    assert summary(told, "en") == "A module fails to import"
    assert summary(msgspec.structs.replace(told, summary=None), "en").startswith("<module> ")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_the_page_of_a_family_lists_its_checks(family, lang):
    words = family_page(family, lang, 80)
    of_family = [check.code for check in registry.builtin() if family.has(check.code)]

    assert words.startswith(f"{family.name}  {family.title.of(lang)}\n")
    assert [line.split()[0] for line in words.splitlines()[2:] if line[2:3] != " "] == of_family
    assert all(cells(line) <= 80 for line in words.splitlines())
