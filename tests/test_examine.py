"""Target to facts: jobs side by side, one time limit, every failure a value."""

import threading
import time

import pytest

import make
from indextts_doctor.examine import Job, Run, assemble, gather_imports, inside_jobs, safely, suspected
from indextts_doctor.facts import Import, Port
from indextts_doctor.model import Missing, Text
from indextts_doctor.observe import Context
from indextts_doctor.profile import ImportNeed, Pin

WHY = Missing("failed", Text(en="it hung", zh="无响应"), detail="the end of stderr")
PROFILE = make.profile(
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
        target=make.target(**target),
        profile=PROFILE,
        environment=make.environment(),
        variables={},
        variables_from="this shell",
    )


def silent(name, begins):
    pass


def a_run(seconds=5.0, progress=silent):
    return Run(progress, time.monotonic() + seconds)


def test_every_job_is_done():
    run = a_run()
    run.start([Job(str(n), lambda n=n: n * n) for n in range(20)], 4)
    assert run.finish() == {str(n): n * n for n in range(20)}


def test_as_many_at_a_time_as_there_are_workers():
    running, most, lock = set(), [], threading.Lock()

    def work(n):
        with lock:
            running.add(n)
            most.append(len(running))
        time.sleep(0.02)
        with lock:
            running.discard(n)

    run = a_run()
    run.start([Job(str(n), lambda n=n: work(n)) for n in range(12)], 3)
    run.finish()
    assert max(most) == 3


def test_a_job_that_hangs_is_missing_and_the_others_are_not():
    never = threading.Event()
    run = a_run(0.3)
    run.start([Job("hangs", never.wait), Job("works", lambda: 1)], 2)
    begin = time.monotonic()
    found = run.finish()
    assert time.monotonic() - begin < 2
    assert found["works"] == 1
    assert (found["hangs"].kind, found["hangs"].reason.en) == ("failed", "the time limit was reached before")
    never.set()


def test_what_a_job_raises_is_told():
    def raises():
        raise PermissionError(13, "Permission denied", "/srv/models")

    missing = safely(raises)
    assert missing.kind == "failed"
    assert "/srv/models" in missing.detail
    assert "PermissionError" in missing.reason.zh


def test_when_python_does_not_start_the_rest_is_forgotten():
    done = []

    def work(n):
        time.sleep(0.01)
        done.append(n)

    run = a_run()
    run.start(
        [Job("interpreter", lambda: "dead"), *(Job(str(n), lambda n=n: work(n)) for n in range(50))], 1
    )
    found = run.finish(until=lambda name, value: name == "interpreter" and value == "dead")
    assert found["interpreter"] == "dead"
    assert len(done) < 50


def test_progress_is_told_of_beginning_and_end():
    told = []
    run = a_run(progress=lambda *event: told.append(event))
    run.start([Job("one", lambda: 1)], 1)
    run.finish()
    assert told == [("one", True), ("one", False)]


def test_slow_imports_begin_first():
    names = [job.name for job in inside_jobs(context())]
    assert names[:3] == ["interpreter", "import torch", "import scipy.fft"]
    assert set(names) == {"interpreter", "packages", *(f"import {need.module}" for need in PROFILE.imports)}


def test_nothing_is_imported_in_a_hurry():
    assert [job.name for job in inside_jobs(context(fast=True))] == ["interpreter", "packages"]


def results(**changed):
    found = {f"import {need.module}": make.imported(need.module) for need in PROFILE.imports}
    return {**found, "packages": make.packages(make.package("numpy")), **changed}


def test_imports_keep_the_profiles_order():
    gathered = gather_imports(context(), results())
    assert [result.module for result in gathered.results] == ["numpy", "kantts", "scipy.fft", "torch"]


def test_an_import_that_was_not_tried_is_said_to_be_so():
    gathered = gather_imports(context(), results(**{"import torch": WHY}))
    assert gathered.find("torch").outcome == "untried"
    assert gathered.find("torch").stderr == "the end of stderr"


def test_only_what_is_neither_required_nor_installed_may_be_absent():
    gathered = gather_imports(context(), results())
    assert {result.module for result in gathered.results if result.optional} == {"kantts"}
    installed = {"packages": make.packages(make.package("kantts"))}
    assert not gather_imports(context(), results(**installed)).find("kantts").optional


@pytest.mark.parametrize(
    ("result", "names"),
    [
        pytest.param(make.imported("scipy.fft"), (), id="all is well"),
        pytest.param(make.imported("scipy.fft", "signal"), ("scipy",), id="its own package"),
        pytest.param(
            make.imported("scipy.fft", "exception", packages=("numpy", "scipy")),
            ("numpy", "scipy"),
            id="and others",
        ),
        pytest.param(make.imported("kantts", "exception", optional=True), (), id="it is simply not there"),
    ],
)
def test_suspects(result, names):
    assert suspected(PROFILE, make.imports(result)) == names


def test_what_was_not_learnt_is_missing():
    facts = assemble(context(), {"host": make.host(), "shadows": WHY})
    assert facts.host == make.host()
    assert facts.missing["shadows"] == WHY
    assert facts.missing["service"].kind == "inapplicable"
    assert facts.missing["model"].kind == "inapplicable"
    assert facts.missing["port"].kind == "failed"
    assert isinstance(facts.get(Port), Missing)


def test_left_out_is_not_failed():
    facts = assemble(context(fast=True), {})
    assert {name for name, why in facts.missing.items() if why.kind == "skipped"} == {"cache", "libraries"}
    assert gather_imports(context(fast=True), {}).kind == "skipped"


def test_results_are_records():
    assert all(isinstance(result, Import) for result in gather_imports(context(), results()).results)
