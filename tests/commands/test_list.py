"""The lists of what the doctor knows."""

import json

import pytest

from indextts_doctor.checks import registry
from indextts_doctor.commands.list import listing
from indextts_doctor.report.formats import RENDERERS, chosen, renderer
from indextts_doctor.report.listing import Listing
from indextts_doctor.report.renderer import View


def rendered(kind, form, lang="en"):
    return renderer(chosen(form)).listing(listing(kind, lang), View(lang))


def test_columns_are_aligned():
    lines = rendered("checks", "text").splitlines()
    assert [line.split()[0] for line in lines] == [check.code for check in registry.builtin()]
    assert len({line.index(line.split()[1]) for line in lines}) == 1


def test_profiles_name_their_file():
    rows = json.loads(rendered("profiles", "json"))
    assert {row["name"] for row in rows} == {"indextts-2-llm", "indextts2", "reference", "sambert"}
    assert all(row["file"].endswith(f"{row['name']}.toml") for row in rows)


def test_fixes_are_listed_by_the_code_that_they_fix():
    assert "PKG011" in [row["code"] for row in json.loads(rendered("fixes", "json"))]
    assert "重装同一版本" in rendered("fixes", "text", "zh")


@pytest.mark.parametrize("form", RENDERERS)
def test_nothing_to_list(form):
    assert renderer(chosen(form)).listing(Listing((), ("code",)), View("en")).strip() in ("", "[]")
