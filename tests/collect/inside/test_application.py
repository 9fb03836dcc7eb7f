"""Whether names are there is asked of the real modules, and only where their text does not show it."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as changed

import healthy_facts
import minimal_deployments
from indextts_doctor.collect.inside import application
from indextts_doctor.facts.application import SourceFile, Taken
from indextts_doctor.facts.profile import ImportNeed

LAZY = """\
'''This mentions documented.'''
from .part import present
import sys
if sys.version_info[0] > 2:
    def __getattr__(name):
        if name == "lazily" + "_made":
            return 1
        raise AttributeError(name)
    def __dir__():
        return ["listed" + "_only", "present", "presently"]
"""


@pytest.fixture
def folder(tmp_path):
    minimal_deployments.write(tmp_path / "site/voices", __init__=LAZY, part="present = 1\n", broken="import nowhere\n")
    (tmp_path / "service").mkdir()
    return tmp_path


def asked(folder, text, python=minimal_deployments.OWN, **target):
    minimal_deployments.write(folder / "service", app=text)
    site = str(folder / "site")
    context = minimal_deployments.context(folder / "service", python, sites=(site,), PYTHONPATH=site)
    profile = healthy_facts.profile(imports=(ImportNeed("voices", "voices"),))
    return application.collect(replace(context, profile=profile, target=changed(context.target, **target)))


@pytest.mark.parametrize("python", minimal_deployments.EVERY)
def test_every_interpreter_knows(python, folder):
    names = ("present", "absent", "documented", "part", "broken")
    found = asked(folder, f"from voices import {', '.join(names)}\n", python)
    assert found.tried
    assert {one.name for one in found.files[0].taken if one.lacks} == {"absent", "documented"}


@pytest.mark.parametrize(
    "text, lacking",
    [
        pytest.param("from voices import listed_only", [], id="a lazy module lists it"),
        pytest.param("from voices import lazily_made", [], id="a lazy module makes it"),
        pytest.param("from voices import presentt", ["presentt"], id="a slip"),
        pytest.param("from voices.broken import x", [], id="a module that does not import: another matter"),
        pytest.param("from voices.nowhere import x", [], id="no such module"),
        pytest.param("from os import nothing", [], id="no package of the profile"),
    ],
)
def test_names(folder, text, lacking):
    found = asked(folder, text)
    assert [one.name for one in found.files[0].taken if one.lacks] == lacking


def test_what_is_spelt_alike_is_offered(folder):
    [one] = asked(folder, "from voices import presentt").files[0].taken
    assert one.offers == ("present", "presently")


def test_the_text_of_the_module_is_enough(folder):
    (folder / "site/voices/__init__.py").write_text("raise SystemExit\nlisted = 1\n")
    assert asked(folder, "from voices import listed").tried


def test_nothing_is_imported_in_a_hurry(folder):
    assert asked(folder, "from voices import present", fast=True).tried
    assert not asked(folder, "from voices import absent", fast=True).tried


def test_a_module_that_ends_the_process(folder):
    (folder / "site/voices/__init__.py").write_text("import os\nos._exit(3)\n")
    found = asked(folder, "from voices import absent")
    assert not found.tried
    assert not found.files[0].taken[0].lacks


def test_an_answer_that_makes_no_sense():
    files = healthy_facts.application(SourceFile("app.py", taken=(Taken("a", "b", 1),)))
    assert application.with_answers(files, [{"module": "a", "name": 1}]) == files
