"""Selection of checks by family, code and prefix."""

from pathlib import Path

import pytest

from indextts_doctor import checks
from indextts_doctor.checks import registry
from indextts_doctor.checks.families import FAMILIES
from indextts_doctor.checks.selection import find, prefixes, select, split
from indextts_doctor.i18n.errors import UserError

CHECKS = registry.builtin()


def codes(chosen=(), ignored=()):
    return {check.code for check in select(CHECKS, chosen, ignored)}


def test_all_by_default():
    assert codes() == {check.code for check in CHECKS}


def test_by_prefix_and_code():
    assert codes(["HOST001"]) == {"HOST001"}
    assert codes(["DOC"]) == {c for c in codes() if c.startswith("DOC")}
    assert codes(["host001"]) == {"HOST001"}


def test_by_family():
    assert codes(["model"]) == codes(["MOD"])
    assert codes(["Model", "HUB"]) == codes(["MOD", "cache"])
    assert codes(ignored=["speech"]) == codes(ignored=["SMK"])
    assert prefixes(["cache", "pkg"]) == ("HUB", "PKG")


@pytest.mark.parametrize(
    ("word", "near"), [("modle", "model"), ("HOTS", "HOST"), ("HOST0001", "HOST001"), ("libc_is_mussel", "HOST001")]
)
def test_the_nearest_family_code_or_name(word, near):
    with pytest.raises(UserError, match=rf"--select {word}: no such check or family; did you mean {near}\?"):
        select(CHECKS, [word], [])


def test_families_are_the_packages_of_checks():
    folders = {path.parent.name for path in Path(checks.__file__).parent.glob("*/__init__.py")}
    assert {family.name for family in FAMILIES} == folders
    for check in CHECKS:
        [family] = [one for one in FAMILIES if one.has(check.code)]
        assert check.function.__module__.startswith(f"indextts_doctor.checks.{family.name}.")


def test_ignored_ones_are_left_out():
    assert codes(ignored=["DOC"]) == {c for c in codes() if not c.startswith("DOC")}
    assert not codes(["DOC"], ["DOC"])


@pytest.mark.parametrize(
    ("chosen", "ignored", "message"),
    [
        pytest.param(
            ["HOTS001"], [], "--select HOTS001: no such check or family; did you mean HOST", id="a typing error"
        ),
        pytest.param([], ["XYZ9"], "--ignore XYZ9: no such check", id="nothing is near"),
    ],
)
def test_unknown_codes(chosen, ignored, message):
    with pytest.raises(UserError, match=message):
        select(CHECKS, chosen, ignored)


def test_find_by_code_or_name():
    assert find(CHECKS, "host001").code == "HOST001"
    assert find(CHECKS, "libc_is_musl").code == "HOST001"
    with pytest.raises(UserError, match="did you mean HOST001"):
        find(CHECKS, "libc_is_mussel")


def test_split():
    assert split(["PKG, MOD001", "HOST"]) == ("PKG", "MOD001", "HOST")
