"""Ten recorded deployments get the same report as before, in both languages and as JSON."""

import json

import pytest

import recorded_deployments


@pytest.mark.parametrize("form", recorded_deployments.FORMS)
@pytest.mark.parametrize("name", recorded_deployments.NAMES)
def test_the_report_is_the_same(name, form):
    assert recorded_deployments.difference(name, form) == ""


@pytest.mark.parametrize("name", recorded_deployments.NAMES)
def test_the_exit_code_is_the_one_in_the_report(name):
    report = json.loads(recorded_deployments.expected(name, "json").read_text(encoding="utf-8"))
    assert {recorded_deployments.said(name, form).exit_code for form in recorded_deployments.FORMS} == {
        report["exit_code"]
    }


def test_none_is_lost():
    assert len(recorded_deployments.NAMES) == 10
