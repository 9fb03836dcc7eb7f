"""The deployment's own pip, used where uv is missing: pip 23.1 and newer resolves without installing."""

import json
from collections.abc import Sequence
from typing import Any

from packaging.utils import canonicalize_name

from indextts_doctor import supervise
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.facts import Packages
from indextts_doctor.fixes.steps import Change, Install
from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import StepFailed
from indextts_doctor.repair.world import World, checked

SINCE = ">=23.1"


def at_hand(packages: Packages) -> bool:
    """Whether the environment has a pip that supports a dry run."""
    pip = packages.find("pip")
    return pip is not None and within(pip.version, SINCE) is True


def solved(step: Install, words: Sequence[str], world: World) -> tuple[Change, ...]:
    """The changes by pip. Raises StepFailed with its reason when there is no solution."""
    outcome = run(step, ("--dry-run", "--quiet", "--report", "-", *words), world)
    checked(outcome, " ".join(step.requirements or step.reinstall))
    try:
        report: dict[str, Any] = json.loads(outcome.stdout)
        listed = [(canonicalize_name(one["metadata"]["name"]), one["metadata"]["version"]) for one in report["install"]]
    except (ValueError, KeyError, TypeError):
        raise StepFailed(_("pip's report is invalid")) from None
    packages = world.facts.find(Packages)
    assert packages is not None
    found = [(name, packages.find(name), version) for name, version in listed]
    return tuple(
        Change(name, before.version if before else None, version)
        for name, before, version in sorted(found, key=lambda one: one[0])
        if before is None or before.version != version or name in step.reinstall
    )


def run(step: Install, words: Sequence[str], world: World) -> supervise.Outcome:
    """Run ``pip install`` for a step; return how it ended. pip reads its own settings."""
    argv = [step.python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--no-color"]
    if step.reinstall:
        argv += ["--force-reinstall", "--no-deps"]
    for index in step.indexes:
        argv += ["--extra-index-url", index]
    return world.start([*argv, *words])


def remove(step: Install, world: World) -> None:
    """Uninstall packages. Raises StepFailed."""
    argv = [step.python, "-m", "pip", "uninstall", "--disable-pip-version-check", "--yes", *step.remove]
    checked(world.start(argv), " ".join(step.remove))
