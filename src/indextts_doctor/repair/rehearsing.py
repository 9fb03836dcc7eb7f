"""The rehearsal: the steps on packages are applied to a copy of the environment and checked there first."""

import dataclasses
import os
from collections.abc import Callable, Iterable
from typing import Optional

from msgspec.structs import replace

from indextts_doctor.checks.finding import Finding, flat
from indextts_doctor.facts import Facts, Severity
from indextts_doctor.fixes.steps import Assign, Install
from indextts_doctor.i18n.text import Text, _
from indextts_doctor.repair.errors import StepFailed
from indextts_doctor.repair.files import trees
from indextts_doctor.repair.journal import folders
from indextts_doctor.repair.journal.vault import Vault
from indextts_doctor.repair.packages import installer
from indextts_doctor.repair.plan import Plan
from indextts_doctor.repair.world import World, checked
from indextts_doctor.target.context import Context
from indextts_doctor.target.environment import environment_of

# What a copy can show; the rest depends on the machine, the model, or the path of the environment.
LAYERS = ("PKG", "IMP", "LIB")

Examine = Callable[[Context], Facts]
Diagnose = Callable[[Facts], tuple[Finding, ...]]

NO_PACKAGES = _("nothing to rehearse: no packages change")
SHARED = _("not rehearsed: a system interpreter shares its folder with other software and is not copied")
NOT_ITSELF = _("not rehearsed: a copy of this interpreter still uses the original's folders")
SYSTEM = ("/", "/usr", "/usr/local")
WHERE = "import sys, sysconfig; print(sys.prefix, sysconfig.get_paths()['purelib'], sep='\\n')"


class NotRehearsed(StepFailed):
    """No step was applied: this interpreter cannot be copied."""


def hindrance(plan: Plan, world: World) -> Optional[Text]:
    """Why there is no rehearsal, or None."""
    if not any(isinstance(planned.step, Install) for planned in plan.steps):
        return NO_PACKAGES
    return None if world.is_virtual or _stands_alone(world) else SHARED


def _stands_alone(world: World) -> bool:
    """Whether the interpreter has a folder of its own, as those of pyenv, conda and uv do."""
    real, prefix = os.path.realpath(world.context.target.python), os.path.realpath(world.prefix or "/")
    return prefix not in SYSTEM and real.startswith(f"{prefix}/")


def rehearse(
    plan: Plan,
    world: World,
    vault: Vault,
    before: Iterable[Finding],
    examine: Examine,
    diagnose: Diagnose,
    also: tuple[str, ...] = (),
) -> Facts:
    """Apply the steps on packages to a copy and return the facts about it; ``also`` are prefixes of codes that count.

    Raises StepFailed when a step fails there, does not fix its finding, or causes a new one; NotRehearsed when the
    copy does not work.
    """
    shadow = vault.name(os.path.dirname(world.prefix))
    try:
        trees.take(world.prefix, shadow)
        context = shadowed(world.context, folders.called(shadow))
        _finds_itself(context, world)
        inside = dataclasses.replace(world, context=context)
        expected: set[str] = set()
        for planned in plan.steps:
            if isinstance(planned.step, Install):
                installer.install(replace(planned.step, python=context.target.python), inside, vault.cache())
                expected.update(planned.codes)
        facts = examine(context)
        compare(expected, before, diagnose(facts), (*LAYERS, *also))
        return facts
    finally:
        trees.discard(shadow)


def shadowed(context: Context, shadow: str) -> Context:
    """The context with the interpreter of the copy."""
    prefix, python = context.environment.prefix or "", context.target.python
    if not context.environment.pyvenv:  # a link to it is no place of its own
        prefix, python = os.path.realpath(prefix), os.path.realpath(python)
    python = os.path.join(shadow, os.path.relpath(python, prefix))
    return dataclasses.replace(
        context, target=replace(context.target, python=python), environment=environment_of(python)
    )


def _finds_itself(context: Context, world: World) -> None:
    """Raise NotRehearsed unless the copy uses its own folders: nothing may be installed into the original."""
    if context.environment.pyvenv:  # whose place is written beside it
        return
    python = context.target.python
    said = checked(world.start((python, "-I", "-B", "-c", WHERE)), python).stdout.splitlines()[-2:]
    shadow = os.path.realpath(context.environment.prefix or "")
    if not said or not all(f"{os.path.realpath(path)}/".startswith(f"{shadow}/") for path in said):
        raise NotRehearsed(NOT_ITSELF)


def compare(
    expected: Iterable[str], before: Iterable[Finding], after: Iterable[Finding], layers: tuple[str, ...] = LAYERS
) -> None:
    """Raise StepFailed when an expected fix has no effect, or a finding is new."""
    now = [one for one in flat(after) if one.check.code.startswith(layers)]
    still = sorted({one.check.code for one in now} & {code for code in expected if code.startswith(layers)})
    if still:
        raise StepFailed(_("the rehearsal did not fix {still}").filled(still=still))
    known = {one.check.code for one in flat(before)}
    new = next((one for one in now if one.check.code not in known and one.severity > Severity.NOTE), None)
    if new is not None:
        title = new.check.title
        facts = new.evidence[0].facts
        raise StepFailed(
            _("the rehearsal caused {code}: {title}").filled(code=new.check.code, title=title.filled(**facts))
        )


def confirm(plan: Plan, before: Iterable[Finding], after: Iterable[Finding], *, running: bool) -> None:
    """Raise StepFailed when the second examination contradicts the plan.

    Settings take effect at the next start: a service that is ``running`` is not expected to use them yet.
    """
    now = {one.check.code: one for one in flat(after)}
    unsolved = {one.code for one in plan.unsolved}
    later = {code for one in plan.steps if running and isinstance(one.step, Assign) for code in one.codes}
    causes = [one for one in before if one.check.code in plan.codes and one.check.code not in unsolved | later]
    for cause in causes:
        if cause.check.code in now:
            raise StepFailed(_wrong(cause, now[cause.check.code]))
        for symptom in flat(cause.consequences):
            if symptom.severity < Severity.ERROR:
                continue  # an independent warning that was only listed under the cause
            still = now.get(symptom.check.code)
            if still is not None and _same(symptom, still):
                raise StepFailed(_unexplained(cause, still))
    known = {one.check.code for one in flat(before)}
    new = [one for one in flat(after) if one.check.code not in known and one.severity > Severity.WARNING]
    for one in new:
        if not one.check.code.startswith("SMK"):  # there was no speech test before
            raise StepFailed(_new(one))


def _same(symptom: Finding, still: Finding) -> bool:
    known = [one.facts for one in still.evidence]
    return any(one.facts in known for one in symptom.evidence)


def _wrong(cause: Finding, still: Finding) -> Text:
    code, facts, title = cause.check.code, still.evidence[0].facts, still.check.title
    return _("{code} remains after the fix: {title}").filled(code=code, title=title.filled(**facts))


def _unexplained(cause: Finding, still: Finding) -> Text:
    one, other = cause.check.code, still.check.code
    return _("{one} is fixed, but {other} remains, which was reported as its consequence").filled(one=one, other=other)


def _new(one: Finding) -> Text:
    code, facts, title = one.check.code, one.evidence[0].facts, one.check.title
    return _("the fix caused a new error, {code}: {title}").filled(code=code, title=title.filled(**facts))
