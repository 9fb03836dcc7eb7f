"""Packages are solved before they are touched: with uv, or with the deployment's own pip where there is none."""

import json
import os
import shutil
import subprocess

import pytest

import deployments
import fix_command
import hub_faults
import interpreters
import link_server
import small_deployment
import wheels
from indextts_doctor.config.configuration import Config
from indextts_doctor.facts import Facts
from indextts_doctor.fixes.steps import Install
from indextts_doctor.repair import rehearsing
from indextts_doctor.repair.journal import runs
from indextts_doctor.repair.journal.vault import Vault
from indextts_doctor.repair.plan import Plan, Planned
from indextts_doctor.repair.world import World
from indextts_doctor.target.resolve import Request, resolve

pytestmark = pytest.mark.environment

NO_UV = (
    "import indextts_doctor.repair.packages.installer as one, indextts_doctor.repair.packages.uv as two\n"
    "one.find_uv = two.find_uv = lambda: None"
)

NOT_NEEDED = shutil.ignore_patterns("test", "idlelib", "tkinter", "ensurepip", "config-3*")


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    return small_deployment.build(tmp_path_factory.mktemp("small") / "place", pip=True)


@pytest.fixture
def place(broken, tmp_path):
    return small_deployment.copy(broken, tmp_path / "place")


def changes(done):
    [step] = [one for one in json.loads(done.stdout)["plan"]["steps"] if one["kind"] == "install"]
    return {one["name"]: (one["before"], one["after"]) for one in step["changes"]}


@pytest.mark.parametrize("meddle", [pytest.param(None, id="uv"), pytest.param((0, "before", NO_UV), id="pip")])
def test_fixed_and_undone(place, meddle):
    before = fix_command.state(place)
    done = small_deployment.fix(place, "--except", "PY012", meddle=meddle)
    assert done.returncode == 0, done.stdout + done.stderr
    assert changes(done) == {"alpha": ("1.0", "2.0"), "beta": ("1.0", "1.0")}
    assert small_deployment.undo(place).returncode == 0
    assert fix_command.differences(before, fix_command.state(place)) == []


@pytest.mark.parametrize(
    "meddle", [pytest.param(None, id="uv"), pytest.param((0, "before", NO_UV), id="pip", marks=pytest.mark.thorough)]
)
def test_a_password_for_the_wheels_is_not_shown(place, meddle):
    """Everybody on the machine can read the words of a process."""
    options = small_deployment.options(place)
    with link_server.running(place / "wheels") as links:
        options["env"]["PIP_FIND_LINKS"] = links.address
        words = (*small_deployment.FIX, "--only", "PKG004", "--no-rehearse")
        argv = small_deployment.arguments(*words, meddle=meddle)
        done = subprocess.run(argv, capture_output=True, timeout=300, check=False, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    assert changes(done) == {"alpha": ("1.0", "2.0")}
    assert any(path.endswith("alpha-2.0-py3-none-any.whl") for path in links.served)
    assert links.seen == []
    assert link_server.PASSWORD not in done.stdout + done.stderr


def test_without_uv_and_without_pip_nothing_is_promised(place):
    for name in ("pip", "pip-23.2.1.dist-info"):
        shutil.rmtree(next((place / "deployment/.venv").glob(f"lib/*/site-packages/{name}"), place / "none"), True)
    done = small_deployment.command(place, "fix", "--format", "json", meddle=(0, "before", NO_UV))
    whys = {one["code"]: one["why"] for one in json.loads(done.stdout)["plan"]["unsolved"]}
    assert "neither uv nor pip" in whys["PKG004"]


def test_what_relies_on_a_guilty_package_is_heard(place):
    """gamma, which is installed, wants alpha below 2: there is no solution that leaves it as it is, and gamma may move."""
    wheels.write(place / "wheels", "gamma", "1.0", {"gamma.py": ""}, requires=("alpha<2",))
    wheels.write(place / "wheels", "gamma", "2.0", {"gamma.py": ""}, requires=("alpha>=2",))
    python = place / "deployment/.venv/bin/python"
    deployments.uv(
        *("pip", "install", "-q", "--no-deps", "--no-index", "--python", str(python)),
        *("--find-links", str(place / "wheels"), "gamma==1.0"),
    )
    done = small_deployment.fix(place, "--only", "PKG004")
    assert done.returncode == 3, done.stdout
    document = json.loads(done.stdout)
    assert "the rehearsal caused PKG005" in document["problem"]
    assert document["outcome"] == "taken back"


def test_what_is_not_guilty_stays(place):
    """Delta 1.0 is installed and 2.0 is on the index: it was not asked for."""
    wheels.write(place / "wheels", "delta", "1.0", {"delta.py": ""})
    wheels.write(place / "wheels", "delta", "2.0", {"delta.py": ""})
    wheels.write(place / "wheels", "alpha", "2.0", {"alpha/__init__.py": ""}, requires=("delta>=1",))
    deployments.uv(
        *("pip", "install", "-q", "--no-index", "--python", str(place / "deployment/.venv/bin/python")),
        *("--find-links", str(place / "wheels"), "delta==1.0"),
    )
    done = small_deployment.fix(place, "--only", "PKG004", "--no-rehearse")
    assert changes(done) == {"alpha": ("1.0", "2.0")}


def test_what_a_new_version_needs_comes_along(place):
    wheels.write(place / "wheels", "delta", "2.0", {"delta.py": ""})
    wheels.write(place / "wheels", "alpha", "2.0", {"alpha/__init__.py": ""}, requires=("delta>=1",))
    done = small_deployment.fix(place, "--only", "PKG004", "--no-rehearse")
    assert changes(done) == {"alpha": ("1.0", "2.0"), "delta": (None, "2.0")}


def test_what_root_installs_belongs_to_the_environments_owner(place):
    reason = hub_faults.not_root()
    if reason:
        pytest.skip(reason)
    directory = place / "deployment"
    for path in (directory, *directory.rglob("*")):
        os.chown(path, 65534, 65534, follow_symlinks=False)
    before = fix_command.state(place)
    assert small_deployment.fix(place, "--only", "PKG004", "--no-rehearse").returncode == 0
    installed = next(directory.glob(".venv/lib/*/site-packages/alpha/__init__.py"))
    assert (installed.stat().st_uid, installed.stat().st_gid) == (65534, 65534)
    assert small_deployment.undo(place).returncode == 0
    assert fix_command.differences(before, fix_command.state(place)) == []


@pytest.fixture
def copied(place):
    """Return a Python of its own, copied completely, with alpha 1.0."""
    found = interpreters.find("3.10")
    if found is None:
        pytest.skip("no Python 3.10 at hand")
    shutil.copytree(
        found.resolve().parents[1], place / "python", symlinks=True, copy_function=os.link, ignore=NOT_NEEDED
    )
    python = place / "python/bin/python3.10"
    wheels_here = ("--no-index", "--find-links", str(place / "wheels"), "--link-mode", "copy")
    deployments.uv("pip", "install", "-q", "--python", str(python), *wheels_here, "alpha==1.0", "beta==1.0")
    return python


@pytest.mark.thorough
def test_an_interpreter_that_is_no_virtual_environment(place, copied):
    """Its packages and scripts are kept, it is rehearsed in a shadow of all of it, and it needs consent."""
    folder = place / "python"
    before = fix_command.state(folder)
    words = ("--only", "PKG004", "--python", str(copied))
    left = small_deployment.command(
        place, "fix", "--apply", "--allow", "network", "--no-smoke", "--format", "json", *words
    )
    assert json.loads(left.stdout)["left_out"][0]["needs"] == ["network", "outside"]
    assert fix_command.differences(before, fix_command.state(folder)) == []
    done = small_deployment.command(place, "fix", "--apply", "--yes", "--no-smoke", *words)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "rehearsed on a copy" in done.stdout
    assert next(folder.glob("lib/*/site-packages/alpha-2.0.dist-info"))
    assert small_deployment.undo(place).returncode == 0
    assert fix_command.differences(before, fix_command.state(folder)) == []


def test_what_fails_in_the_shadow_of_a_complete_python_never_reaches_it(place, copied):
    wheels.write(place / "wheels", "alpha", "2.0", {"alpha/__init__.py": "raise ImportError('broken')"})
    (place / "deployment/alpha.py").unlink()  # which hides it
    before = fix_command.state(place / "python")
    done = small_deployment.fix(place, "--only", "PKG004", "--python", str(copied))
    assert done.returncode == 3, done.stdout
    assert "the rehearsal caused IMP" in json.loads(done.stdout)["problem"]
    assert fix_command.differences(before, fix_command.state(place / "python")) == []


def test_a_shadow_that_takes_itself_for_the_original_is_not_used(place, copied):
    """Nothing is installed by way of it."""
    real = copied.rename(copied.with_name("real"))
    copied.write_text(f'#!/bin/sh\nexec {real} "$@"\n')
    copied.chmod(0o755)
    before = fix_command.state(place / "python")
    context = resolve(Request(place / "deployment", python=str(copied)), Config(), os.environ)
    world = World(context, Facts(context.target, context.profile))
    plan = Plan((Planned(Install(str(copied), ("alpha==2.0",)), ()),))
    assert rehearsing.hindrance(plan, world) is None
    with pytest.raises(rehearsing.NotRehearsed, match="still uses the original's folders"):
        rehearsing.rehearse(plan, world, Vault(runs.open_run(place / "deployment")), (), None, None)
    assert fix_command.differences(before, fix_command.state(place / "python")) == []


@pytest.mark.parametrize("prefix", ["/usr", "/usr/local"])
def test_of_a_system_no_shadow_is_made(prefix, place):
    python = shutil.which("python3", path=f"{prefix}/bin")
    if python is None or not os.path.realpath(python).startswith(f"{prefix}/"):
        pytest.skip("no such Python")
    context = resolve(Request(place / "deployment", python=python), Config(), os.environ)
    world = World(context, Facts(context.target, context.profile))
    plan = Plan((Planned(Install(python, ("alpha==2.0",)), ()),))
    assert rehearsing.hindrance(plan, world) == rehearsing.SHARED
