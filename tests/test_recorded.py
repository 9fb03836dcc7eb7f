"""Ten recorded deployments get the same report as before, in both languages and as JSON."""

import json

import pytest

import recorded


@pytest.mark.parametrize("form", recorded.FORMS)
@pytest.mark.parametrize("name", recorded.NAMES)
def test_the_report_is_the_same(name, form):
    assert recorded.difference(name, form) == ""


@pytest.mark.parametrize("name", recorded.NAMES)
def test_the_exit_code_is_the_one_in_the_report(name):
    report = json.loads(recorded.expected(name, "json").read_text(encoding="utf-8"))
    assert {recorded.said(name, form).exit_code for form in recorded.FORMS} == {report["exit_code"]}


def test_none_is_lost():
    assert len(recorded.NAMES) == 10
