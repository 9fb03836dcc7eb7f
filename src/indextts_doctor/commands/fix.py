"""The command ``fix``: examine, plan, and with --apply rehearse, apply, look again, and take back what was not right."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from msgspec.structs import replace

from indextts_doctor.checks import registry
from indextts_doctor.checks.finding import Finding
from indextts_doctor.commands.check import merged, request_of, wanted_proof, with_speech
from indextts_doctor.commands.consent import agreed, codes, command, granted
from indextts_doctor.commands.output import Output, cleaned
from indextts_doctor.commands.progress import shown
from indextts_doctor.commands.terminal import color_wanted, steadfast, width
from indextts_doctor.config.configuration import Config, expanded, find_config
from indextts_doctor.facts.record import Severity
from indextts_doctor.fixes.registry import fixes
from indextts_doctor.fixes.steps import Assign
from indextts_doctor.i18n.text import Text, _
from indextts_doctor.plugins import loading
from indextts_doctor.redact.untrusted import printable
from indextts_doctor.repair import applying, planning, rehearsing
from indextts_doctor.repair.errors import Refused, StepFailed, in_language
from indextts_doctor.repair.journal import folders, records, runs
from indextts_doctor.repair.journal.vault import Vault
from indextts_doctor.repair.plan import CONSENTS, Plan
from indextts_doctor.repair.world import World
from indextts_doctor.report import plan as as_plan

if TYPE_CHECKING:
    from indextts_doctor.commands.check import Proof
    from indextts_doctor.facts import Facts
    from indextts_doctor.target.context import Context

Echo = Callable[[str], None]


def fix(given: Mapping[str, Any], echo: Echo) -> int:
    """Run ``fix`` with the options of the command line and return its exit code.

    Raises UserError for what the user got wrong.
    """
    surgery = Surgery.prepare(given, steadfast(echo) if given["apply"] else echo)
    if not given["apply"]:
        surgery.look()
        surgery.show()
        return 1 if surgery.wanted else 0
    try:
        with runs.locked(surgery.directory) as lock, in_language(surgery.output.lang):
            return surgery.operate(lock)
    except Refused as error:
        surgery.problem, surgery.outcome = error.text, "refused"
        surgery.show()
        return 3


@dataclasses.dataclass
class Surgery:
    """One run of ``fix``, from the first look to the last."""

    given: Mapping[str, Any]
    chosen: dict[str, Any]
    config: Config
    output: Output
    echo: Echo
    only: tuple[str, ...]
    without: tuple[str, ...]
    allowed: tuple[str, ...]
    before: tuple[Finding, ...] = ()
    wanted: tuple[Finding, ...] = ()
    after: Optional[tuple[Finding, ...]] = None
    plan: Plan = Plan()
    left_out: Plan = Plan()
    world: Optional[World] = None
    run: Optional[Path] = None
    problem: Optional[Text] = None
    outcome: str = "planned"

    @classmethod
    def prepare(cls, given: Mapping[str, Any], echo: Echo) -> Surgery:
        """Read the options. Raises UserError."""
        config = find_config(expanded(given["directory"]))
        only = codes(given["only"] or config.select, "--only")
        without = (
            *codes(given["without"], "--except"),
            *(config.ignore or ()),
        )  # what is waived is not cured
        quiet = {"fast": None, "deep": None, "strict": None, "select": None, "ignore": None, "facts": None}
        chosen = merged(
            {**quiet, "verbose": None, "output": None, **given},
            replace(config, output=None, select=None, ignore=None),
        )
        output = Output.of({**chosen, "output": None})
        return cls(given, chosen, config, output, echo, only, without, granted(given["allow"]))

    @property
    def directory(self) -> str:
        """The deployment's folder, whole."""
        return str(request_of(self.chosen).directory.absolute())

    @property
    def command(self) -> str:
        """The command that applies the plan that was shown, as a shell reads it."""
        return command(self.given, self.directory, self.only, self.without)

    # ---------------------------------------------------------------- looking

    def look(self) -> None:
        """Examine, judge and plan. Changes nothing."""
        context = self._resolve()
        facts = self._examine(context, speak=False)
        self.before = self._judge(facts)
        self.world = World(context, facts)
        self.wanted = tuple(planning.chosen(self.before, self.only, self.without))
        self.plan = planning.plan(self.wanted, fixes(), self.world)

    def _resolve(self) -> Context:
        from indextts_doctor.target.resolve import resolve

        return resolve(request_of(self.chosen), self.config, os.environ, loading.load().profiles)

    def _resolve_again(self) -> Context:
        """Return the target as it is now: what the plan has written into the configuration counts, not the option."""
        steps = [planned.step for planned in self.plan.steps]
        written = {step.name for step in steps if isinstance(step, Assign) and step.style == "toml"}
        self.chosen = {name: value for name, value in self.chosen.items() if name not in written}
        self.config = find_config(Path(self.directory))
        return self._resolve()

    def _examine(self, context: Context, *, speak: bool) -> Facts:
        from indextts_doctor.collect.schedule import examine, workers_for

        with shown(self.output.lang, wanted=True) as progress:
            facts = examine(context, progress, workers_for(os.cpu_count()), lambda: None)
            proof = self._proof() if speak else None
            if proof is not None:
                facts = with_speech(facts, proof(context, facts, self._judge(facts), progress))
        return facts

    def _proof(self) -> Optional[Proof]:
        return wanted_proof(self.chosen, self.config, self.output.lang, loading.load())

    def _judge(self, facts: Facts) -> tuple[Finding, ...]:
        from indextts_doctor.diagnose.running import judge

        extra = loading.load()
        return judge(replace(facts, troubles=extra.troubles), (*registry.builtin(), *extra.checks)).findings

    # ---------------------------------------------------------------- operating

    def operate(self, lock: int) -> int:
        """Plan, ask, rehearse, apply, look again."""
        runs.all_ended(Path(self.directory))
        self.look()
        self._consent()
        if not self.plan.steps:
            self.outcome = "nothing"
            self.show()
            return 1 if self.wanted else 0
        assert self.world is not None
        with contextlib.ExitStack() as stack:
            locks = [lock]
            if self.world.prefix and self.world.prefix != self.directory:
                locks.append(stack.enter_context(runs.locked(self.world.prefix)))
            self.world = dataclasses.replace(self.world, held=tuple(locks))
            return self._apply()

    def _consent(self) -> None:
        """Keep of the plan what needs no consent, or has it."""
        allowed = set(CONSENTS) if self.given["yes"] else set(self.allowed)
        asked = (
            not self.given["yes"]
            and self.output.format == "text"
            and sys.stdin is not None
            and sys.stdin.isatty()
        )
        if asked and self.plan.steps:
            self.show()
            allowed |= {
                need for need in self.plan.needs if need not in allowed and agreed(need, self.output.lang)
            }
        self.plan, self.left_out = planning.consented(self.plan, allowed)
        if asked and self.plan.steps and not agreed("apply", self.output.lang):
            self.plan, self.left_out = (
                Plan(unsolved=self.plan.unsolved),
                Plan((*self.plan.steps, *self.left_out.steps)),
            )

    def _apply(self) -> int:
        assert self.world is not None
        self.run = applying.begin(self.plan, self.world)
        vault = Vault(self.run)
        try:
            self._rehearse(vault)
            applying.apply(self.plan, self.world, vault, partial(self._told, self.plan))
            vault.empty_cache()
            self._look_again()
        except StepFailed as error:
            return self._take_back(error.text)
        except BaseException:
            self._take_back(_("interrupted"))
            raise
        self._end("cured" if not self.remaining else "partly")
        self.show()
        return 1 if self.remaining else 0

    def _rehearse(self, vault: Vault) -> None:
        assert self.world is not None
        why = rehearsing.hindrance(self.plan, self.world)
        if self.given["no_rehearse"] or why is not None:
            self._say(f"  – {why.fill({}, self.output.lang)}\n" if why else "")
            return
        begin = time.monotonic()
        examine = partial(self._examine, speak=bool(self.given["smoke"]))
        speaks = ("SMK",) if self.given["smoke"] else ()
        try:
            rehearsing.rehearse(self.plan, self.world, vault, self.before, examine, self._judge, speaks)
            self._say(as_plan.rehearsed(time.monotonic() - begin, self.output.lang))
        except rehearsing.NotRehearsed as error:
            self._say(f"  – {error.text.of(self.output.lang)}\n")

    def _look_again(self) -> None:
        """Examine and judge. Raises StepFailed when a claim of the plan was wrong."""
        context = self._resolve_again()
        facts = self._examine(context, speak=self.given["smoke"] is not False)
        self.after = self._judge(facts)
        rehearsing.confirm(self.plan, self.before, self.after, running=context.service is not None)
        self._say(as_plan.spoken(facts, self.output.lang))

    def _take_back(self, why: Text) -> int:
        assert self.run is not None
        assert self.world is not None
        self.problem = why
        self._end("failed")
        try:
            theirs = applying.undo(self.run, self.world.start, partial(self._told, None))
            self.outcome = "taken back" if not theirs else "partly taken back"
        except StepFailed as error:
            self.outcome = "not taken back"
            self.problem = _("{why}; {then}").filled(why=why, then=error.text)
        self.show()
        return 3

    def _end(self, outcome: str) -> None:
        assert self.run is not None
        self.outcome = outcome
        why = self.problem.en if self.problem else ""
        remaining = tuple(finding.check.code for finding in self.remaining)
        records.append(self.run, records.Ended(outcome, self.cleared, remaining, why))

    # ---------------------------------------------------------------- telling

    @property
    def cleared(self) -> tuple[str, ...]:
        """The codes that were found before and are not any more."""
        if self.after is None:
            return ()
        now = {one.check.code for one in rehearsing.flat(self.after)}
        return tuple(
            dict.fromkeys(one.check.code for one in rehearsing.flat(self.wanted) if one.check.code not in now)
        )

    @property
    def remaining(self) -> tuple[Finding, ...]:
        """What is still wrong, of what was to be cured."""
        found = self.before if self.after is None else self.after
        return tuple(
            one for one in planning.chosen(found, self.only, self.without) if one.severity > Severity.NOTE
        )

    def _told(self, plan: Optional[Plan], number: int, what: str) -> None:
        if plan is not None and what != "begins":
            self._say(as_plan.step_line(self, plan.steps[number], number, what))

    def _say(self, line: str) -> None:
        if line and self.output.format == "text":
            self.echo(cleaned(printable(folders.called(line))))

    def show(self) -> None:
        """Print what is planned, or what was done."""
        color = color_wanted(sys.stdout, os.environ)
        form, lang = self.output.format, self.output.lang
        self.echo(
            cleaned(folders.called(as_plan.render(self, form, lang, color=color, width=width(os.environ))))
        )
