"""A new environment next to the old one, which stays unchanged."""

import os
import tempfile

from msgspec.structs import replace

from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.fixes import steps
from indextts_doctor.fixes.steps import NewEnvironment
from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import Refused, StepFailed
from indextts_doctor.repair.files.states import look
from indextts_doctor.repair.journal import backups as keep
from indextts_doctor.repair.journal.backups import Kept
from indextts_doctor.repair.journal.vault import Vault
from indextts_doctor.repair.kinds.kind import ABSENT, Act, outside, writable
from indextts_doctor.repair.packages import uv
from indextts_doctor.repair.plan import Planned, Row
from indextts_doctor.repair.world import World, checked


class _Making(Act[NewEnvironment]):
    def look(self, step: NewEnvironment, codes: tuple[str, ...], world: World) -> Planned:
        state = look(step.path)
        if state.kind != "absent":
            raise Refused(_("{path} already exists").filled(path=step.path))
        writable(step.path)
        solved = _solved(step, world)
        rows = [Row(change.name, ABSENT, change.after or ABSENT) for change in solved.changes]
        return Planned(
            solved,
            codes,
            before=(state,),
            rows=(Row(step.path, ABSENT, step.base), *rows),
            commands=(
                f"uv venv --python {quoted(step.base)} {quoted(step.path)}",
                f"uv pip install --python {quoted(step.path)}/bin/python {' '.join(map(quoted, step.requirements))}",
            ),
            needs=("network", *outside(world, step.path)),
            proof=_("resolved for that Python"),
        )

    def keep(self, step: NewEnvironment, world: World, vault: Vault) -> tuple[Kept, ...]:
        return (keep.keep_path(step.path, vault.note()),)

    def act(self, step: NewEnvironment, kept: tuple[Kept, ...], world: World, vault: Vault) -> None:
        make = (uv.uv(), "venv", "--quiet", "--python", step.base, step.path)
        checked(world.start(make, more=uv.variables(world)), step.path)
        words = [f"{change.name}=={change.after}" for change in step.changes]
        if words:
            own = uv.own_cache(vault.cache())
            inside = steps.Install(os.path.join(step.path, "bin", "python"), indexes=step.indexes)
            checked(uv.run(inside, words, world, "--no-deps", *own), step.path)


def _solved(step: NewEnvironment, world: World) -> NewEnvironment:
    """The step with all versions that a resolver finds for an empty environment with that Python."""
    if not step.requirements:
        return step
    failure = None
    for indexes in dict.fromkeys(((), step.indexes)):  # where this machine looks anyway comes first
        base = steps.Install(step.base, requirements=step.requirements, indexes=indexes)
        with tempfile.TemporaryDirectory(prefix="indextts-doctor-") as folder:
            options = ("--dry-run", "--target", folder, *uv.own_cache(folder))
            outcome = uv.run(base, step.requirements, world, *options)
        try:
            checked(outcome, " ".join(step.requirements))
        except StepFailed as error:
            failure = failure or error
        else:
            return replace(step, indexes=indexes, changes=tuple(uv.changes(outcome.stderr, base)))
    assert failure is not None
    raise failure


Act.known[NewEnvironment] = _Making()
