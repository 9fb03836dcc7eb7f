"""The page of a check."""

import msgspec
import pytest

from indextts_doctor.checks import registry
from indextts_doctor.commands.explain import page, placeholders, summary
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
    assert "Can cause\n  IMP" in page("PKG011", "en")


def test_no_such_check():
    with pytest.raises(UserError, match="PKG999: no such check; did you mean PKG0"):
        page("PKG999", "en")


def test_a_page_can_be_read_without_a_finding():
    check = next(one for one in registry.builtin() if one.code == "IMP003")
    told = msgspec.structs.replace(check, summary=Text("A module fails to import", ""), remedy=Text("Install it.", ""))
    assert summary(told, "en") == "A module fails to import"
    assert summary(msgspec.structs.replace(told, summary=None), "en").startswith("<module> ")
