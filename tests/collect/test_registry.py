"""Collectors register themselves; what runs, what is left out and why follows."""

import pytest

import healthy_facts
from indextts_doctor.collect import registry
from indextts_doctor.collect.registry import Collector, Condition
from indextts_doctor.collect.schedule import outside_jobs
from indextts_doctor.facts import FIELDS, Host
from indextts_doctor.i18n.text import Text
from indextts_doctor.target.context import Context

LABEL = Text("host", "主机")
# With the target, by the speech test, or the doctor's own.
OF_OTHERS = {"target", "profile", "environment", "start", "service", "speech", "troubles"}


def context(logs=(), **target):
    return Context(
        healthy_facts.target(**target),
        healthy_facts.profile(),
        healthy_facts.environment(),
        {},
        "this shell",
        logs=tuple(logs),
    )


def one(**how):
    given = {"fast": True, "condition": None, "parts": None, **how}
    return Collector(Host, lambda _: healthy_facts.host(), LABEL, **given)


def test_every_fact_has_a_collector():
    collected = {one.name for one in (*registry.inside(), *registry.outside())}
    assert collected == set(FIELDS.values()) - OF_OTHERS


@pytest.mark.parametrize(
    ("collector", "given", "kind"),
    [
        pytest.param(one(), context(), None, id="always"),
        pytest.param(one(), context(fast=True), None, id="in a hurry, too"),
        pytest.param(one(fast=False), context(), None, id="unless in a hurry"),
        pytest.param(one(fast=False), context(fast=True), "skipped", id="in a hurry"),
        pytest.param(one(fast=lambda c: bool(c.logs)), context(["x"], fast=True), None, id="asked for"),
        pytest.param(one(fast=lambda c: bool(c.logs)), context(fast=True), "skipped", id="not asked for"),
        pytest.param(one(condition=Condition(lambda c: False, LABEL)), context(), "inapplicable", id="nothing there"),
    ],
)  # fmt: skip
def test_what_is_left_out(collector, given, kind):
    why = collector.left_out(given)
    assert (why and why.kind) == kind


def test_the_condition_gives_the_reason():
    reason = Text("no port", "没有端口")
    assert one(condition=Condition(lambda _: False, reason)).left_out(context()).reason == reason


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (context(fast=True), {"host", "shadows", "settingsfiles", "launches", "port"}),
        (context(["x.log"], fast=True, port=None), {"host", "shadows", "settingsfiles", "launches", "logs"}),
        (context(), {"host", "shadows", "settingsfiles", "launches", "port", "logs", "cache", "libraries"}),
    ],
)
def test_jobs_outside(given, names):
    assert {job.name for job in outside_jobs(given)} == names


def test_a_name_that_no_collector_has_is_its_own_label():
    assert registry.label("engine", "zh") == "engine"
