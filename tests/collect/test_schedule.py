"""Target to facts: jobs side by side, one time limit, every failure a value."""

import pytest

import healthy_facts
from indextts_doctor.collect import probing
from indextts_doctor.collect.inside.imports.trials import gather
from indextts_doctor.collect.inside.packages import suspected
from indextts_doctor.collect.schedule import assemble
from indextts_doctor.facts import Import, Port
from indextts_doctor.facts.profile import ImportNeed, Pin
from indextts_doctor.facts.record import Missing
from indextts_doctor.i18n.text import Text
from indextts_doctor.target.context import Context

WHY = Missing("failed", Text(en="it hung", zh="无响应"), detail="the end of stderr")
PROFILE = healthy_facts.profile(
    packages=(Pin("torch"), Pin("scipy"), Pin("kantts", required=False)),
    imports=(
        ImportNeed("numpy", "numpy"),
        ImportNeed("kantts", "kantts"),
        ImportNeed("scipy.fft", "scipy"),
        ImportNeed("torch", "torch"),
    ),
)


def context(**target):
    return Context(
        target=healthy_facts.target(**target),
        profile=PROFILE,
        environment=healthy_facts.environment(),
        variables={},
        variables_from="this shell",
    )


def test_slow_imports_begin_first():
    names = [job.name for job in probing.jobs(context())]
    assert names[:3] == ["interpreter", "imports torch", "imports scipy.fft"]
    assert set(names) == {
        "interpreter",
        "packages",
        "application",
        *(f"imports {need.module}" for need in PROFILE.imports),
    }


def test_nothing_is_imported_in_a_hurry():
    assert [job.name for job in probing.jobs(context(fast=True))] == ["interpreter", "packages", "application"]


def results(**changed):
    found = {f"imports {need.module}": healthy_facts.imported(need.module) for need in PROFILE.imports}
    return {**found, "packages": healthy_facts.packages(healthy_facts.package("numpy")), **changed}


def test_imports_keep_the_profiles_order():
    gathered = gather(context(), results())
    assert [result.module for result in gathered.results] == ["numpy", "kantts", "scipy.fft", "torch"]


def test_an_import_that_was_not_tried_is_reported():
    gathered = gather(context(), results(**{"imports torch": WHY}))
    assert gathered.find("torch").outcome == "untried"
    assert gathered.find("torch").stderr == "the end of stderr"


def test_only_what_is_neither_required_nor_installed_may_be_absent():
    gathered = gather(context(), results())
    assert {result.module for result in gathered.results if result.optional} == {"kantts"}
    installed = {"packages": healthy_facts.packages(healthy_facts.package("kantts"))}
    assert not gather(context(), results(**installed)).find("kantts").optional


@pytest.mark.parametrize(
    ("result", "names"),
    [
        pytest.param(healthy_facts.imported("scipy.fft"), (), id="all is well"),
        pytest.param(healthy_facts.imported("scipy.fft", "signal"), ("scipy",), id="its own package"),
        pytest.param(
            healthy_facts.imported("scipy.fft", "exception", packages=("numpy", "scipy")),
            ("numpy", "scipy"),
            id="and others",
        ),
        pytest.param(healthy_facts.imported("kantts", "exception", optional=True), (), id="it is simply not there"),
    ],
)
def test_suspects(result, names):
    assert suspected(PROFILE, healthy_facts.imports(result)) == names


def test_what_was_not_learnt_is_missing():
    facts = assemble(context(), {"host": healthy_facts.host(), "shadows": WHY})
    assert facts.host == healthy_facts.host()
    assert facts.missing["shadows"] == WHY
    assert facts.missing["service"].kind == "inapplicable"
    assert facts.missing["model"].kind == "inapplicable"
    assert facts.missing["port"].kind == "failed"
    assert isinstance(facts.get(Port), Missing)


def test_left_out_is_not_failed():
    facts = assemble(context(fast=True), {})
    left_out = {name for name, why in facts.missing.items() if why.kind == "skipped"}
    assert left_out == {"imports", "cache", "libraries", "logs", "speech"}


def test_results_are_records():
    assert all(isinstance(result, Import) for result in gather(context(), results()).results)
