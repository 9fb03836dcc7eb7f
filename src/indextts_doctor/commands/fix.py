"""The command ``fix``: examine, plan, and with --apply rehearse, apply, examine again, and undo what was not right.

Each phase is a function from the value of the one before it to its own; the values are in ``repair.outcome``.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Optional

from msgspec.structs import replace

from indextts_doctor.checks import registry
from indextts_doctor.checks.selection import prefixes
from indextts_doctor.commands.check import wanted_proof, with_speech
from indextts_doctor.commands.consent import agreed, codes, command, granted
from indextts_doctor.commands.options import OutputOptions, SpeechOptions
from indextts_doctor.commands.output import Output, cleaned
from indextts_doctor.commands.progress import shown
from indextts_doctor.commands.terminal import show, steadfast
from indextts_doctor.config.configuration import Config, expanded, find_config, first
from indextts_doctor.fixes.registry import fixes
from indextts_doctor.fixes.steps import Assign
from indextts_doctor.i18n.text import Text, _
from indextts_doctor.plugins import loading
from indextts_doctor.redact.untrusted import printable
from indextts_doctor.repair import applying, planning, rehearsing
from indextts_doctor.repair.errors import Refused, StepFailed, in_language
from indextts_doctor.repair.journal import folders, records, runs
from indextts_doctor.repair.journal.vault import Vault
from indextts_doctor.repair.outcome import Agreed, Applied, Choice, Ending, Examined, Findings, Outcome, Rehearsed
from indextts_doctor.repair.plan import CONSENTS, Plan
from indextts_doctor.repair.world import World
from indextts_doctor.report import plan as lines
from indextts_doctor.target.resolve import Request, resolve

if TYPE_CHECKING:
    from indextts_doctor.facts import Facts
    from indextts_doctor.target.context import Context

INTERRUPTED = _("interrupted")


@dataclasses.dataclass(frozen=True)
class FixOptions:
    """What ``fix`` is asked."""

    target: Request = Request()
    output: OutputOptions = OutputOptions()
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    smoke: Optional[bool] = None  # of the last examination
    rehearse_smoke: bool = False  # of the rehearsal, too: on the command line alone
    apply: bool = False
    yes: bool = False
    allow: tuple[str, ...] = ()
    rehearse: bool = True

    @property
    def directory(self) -> str:
        """The deployment's folder, whole."""
        return str(expanded(self.target.directory).absolute())

    @property
    def choice(self) -> Choice:
        """Which root causes are to be fixed."""
        return Choice(self.only, self.without)

    def merged_with(self, config: Config) -> FixOptions:
        """Return them with the configuration's where the command line says nothing. Raises UserError."""
        return dataclasses.replace(
            self,
            target=self.target.merged_with(config),
            output=self.output.merged_with(config),
            only=codes(self.only or config.select, "--only"),
            without=(*codes(self.without, "--except"), *prefixes(config.ignore or ())),  # what is waived is not fixed
            smoke=first(self.smoke, config.smoke),
            allow=granted(self.allow),
        )


def run(options: FixOptions) -> int:
    """Run ``fix`` and return its exit code. Raises UserError for what the user got wrong."""
    config = find_config(expanded(options.target.directory))
    options = options.merged_with(config)
    fixing = Fixing(options, config, Output.of(options.output), steadfast(show) if options.apply else show)
    if options.apply:
        return fixing.show(finished(fixing))
    return fixing.show(fixing.outcome("planned", planned(examined(fixing))))


def finished(fixing: Fixing) -> Outcome:
    """Go through all phases, with the deployment and its environment locked. Raises UserError."""
    options = fixing.options
    decided: Optional[Agreed] = None
    try:
        with contextlib.ExitStack() as stack:
            locks: tuple[int, ...] = (stack.enter_context(runs.locked(options.directory)),)
            stack.enter_context(in_language(fixing.output.lang))
            runs.all_ended(Path(options.directory))
            decided = consented(fixing, planned(examined(fixing)))
            if not decided.plan.steps:
                return fixing.outcome("nothing", decided)
            prefix = decided.examined.world.prefix
            if prefix and prefix != options.directory:
                locks += (stack.enter_context(runs.locked(prefix)),)
            return applied(fixing, begun(decided, locks))
    except Refused as error:
        return fixing.outcome("refused", decided, problem=error.text)


@dataclasses.dataclass(frozen=True)
class Fixing:
    """What does not change while ``fix`` runs."""

    options: FixOptions
    config: Config
    output: Output
    echo: Callable[[str], None]

    def line(self, line: str) -> None:
        """Print a line for a person who reads along."""
        if line and self.output.renderer.interactive:
            self.echo(cleaned(printable(folders.called(line))))

    def outcome(
        self,
        ending: Ending,
        agreed: Optional[Agreed] = None,
        applied: Optional[Applied] = None,
        problem: Optional[Text] = None,
    ) -> Outcome:
        """Return what is shown in the end."""
        options = self.options
        applies = command(options.target, options.only, options.without)
        return Outcome(ending, options.directory, applies, agreed, applied, problem)

    def show(self, outcome: Outcome) -> int:
        """Print what is planned or how it ended, and return the exit code."""
        self.echo(cleaned(folders.called(self.output.renderer.plan(outcome, self.output.view))))
        return outcome.exit_code


# -------------------------------------------------------------------- looking


def examined(fixing: Fixing, *, speak: bool = False) -> Examined:
    """Examine the deployment; with ``speak`` end with the speech test, unless it is not wanted. Changes nothing."""
    context = resolve(fixing.options.target, fixing.config, os.environ, loading.load().profiles)
    facts = facts_of(fixing, context, speak=speak)
    return Examined(World(context, facts), diagnosed(facts), fixing.options.choice)


def facts_of(fixing: Fixing, context: Context, *, speak: bool) -> Facts:
    """Examine a target, which may be a shadow."""
    from indextts_doctor.collect.schedule import examine, workers_for

    options, lang = fixing.options, fixing.output.lang
    with shown(lang, wanted=True) as progress:
        facts = examine(context, progress, workers_for(os.cpu_count()), lambda: None)
        if speak:
            speech, fast = SpeechOptions(options.smoke), bool(options.target.fast)
            proof = wanted_proof(speech, fixing.config, lang, loading.load(), fast=fast)
            if proof is not None:
                facts = with_speech(facts, proof(context, facts, diagnosed(facts), progress))
    return facts


def diagnosed(facts: Facts) -> Findings:
    """Return the root causes that all checks find, with their symptoms."""
    from indextts_doctor.diagnose.running import diagnose

    extra = loading.load()
    return diagnose(replace(facts, troubles=extra.troubles), (*registry.builtin(), *extra.checks)).findings


def planned(found: Examined) -> Agreed:
    """Plan the fix of what was found, all of it agreed to for now. Changes nothing."""
    return Agreed(found, planning.plan(found.wanted, fixes(), found.world))


def consented(fixing: Fixing, proposed: Agreed) -> Agreed:
    """Return of the plan what needs no consent or has it; a person at the terminal is asked."""
    options, lang, plan = fixing.options, fixing.output.lang, proposed.plan
    allowed = set(CONSENTS if options.yes else options.allow)
    terminal = sys.stdin is not None and sys.stdin.isatty()
    ask = not options.yes and fixing.output.renderer.interactive and terminal
    if ask and plan.steps:
        fixing.show(fixing.outcome("planned", proposed))
        allowed |= {need for need in plan.needs if need not in allowed and agreed(need, lang)}
    decided = Agreed(proposed.examined, *planning.consented(plan, allowed))
    if ask and decided.plan.steps and not agreed("apply", lang):
        return decided.declined()
    return decided


# -------------------------------------------------------------------- operating


def begun(decided: Agreed, locks: tuple[int, ...]) -> Applied:
    """Begin a run, whose programs inherit the locks. Raises Refused."""
    world = dataclasses.replace(decided.examined.world, held=locks)
    decided = dataclasses.replace(decided, examined=dataclasses.replace(decided.examined, world=world))
    return Applied(decided, applying.begin(decided.plan, world))


def applied(fixing: Fixing, result: Applied) -> Outcome:
    """Rehearse, apply and examine again; undo what fails, or is interrupted."""
    decided, vault = result.agreed, Vault(result.run)
    try:
        rehearsal = rehearsed(fixing, decided, vault)
        fixing.line(lines.rehearsed(rehearsal, fixing.output.lang) if rehearsal else "")
        applying.apply(decided.plan, decided.examined.world, vault, partial(_step, fixing, decided.plan))
        vault.empty_cache()
        again = examined_again(fixing, decided.plan)
        result = dataclasses.replace(result, after=again.findings)
        running = again.world.context.service is not None
        rehearsing.confirm(decided.plan, decided.examined.findings, again.findings, running=running)
        fixing.line(lines.spoken(again.world.facts, fixing.output.lang))
    except StepFailed as error:
        return undone(fixing, result, error.text)
    except BaseException:
        fixing.show(undone(fixing, result, INTERRUPTED))
        raise
    ending: Literal["cured", "partly"] = "partly" if result.remaining else "cured"
    _record(result, ending)
    return fixing.outcome(ending, decided, result)


def rehearsed(fixing: Fixing, decided: Agreed, vault: Vault) -> Optional[Rehearsed]:
    """Take the steps on packages in a shadow first; None where that is not wanted. Raises StepFailed."""
    options, found = fixing.options, decided.examined
    why_not = rehearsing.hindrance(decided.plan, found.world)
    if why_not is not None:
        return Rehearsed(why_not=why_not)
    if not options.rehearse:
        return None
    begin = time.monotonic()
    examine = partial(facts_of, fixing, speak=options.rehearse_smoke)
    also = ("SMK",) if options.rehearse_smoke else ()
    try:
        rehearsing.rehearse(decided.plan, found.world, vault, found.findings, examine, diagnosed, also)
    except rehearsing.NotRehearsed as error:
        return Rehearsed(why_not=error.text)
    return Rehearsed(time.monotonic() - begin)


def examined_again(fixing: Fixing, plan: Plan) -> Examined:
    """Examine the target as it is now: what the plan has written into the configuration counts, not the option."""
    steps = [one.step for one in plan.steps]
    written = {step.name for step in steps if isinstance(step, Assign) and step.style == "toml"}
    options = dataclasses.replace(fixing.options, target=fixing.options.target.without(written))
    config = find_config(Path(options.directory))
    return examined(dataclasses.replace(fixing, options=options, config=config), speak=True)


def undone(fixing: Fixing, result: Applied, why: Text) -> Outcome:
    """Undo the run."""
    _record(result, "failed", why.of("en"))
    ending: Ending
    try:
        foreign = applying.undo(result.run, result.agreed.examined.world.start, lambda _number, _what: None)
        ending = "partly taken back" if foreign else "taken back"
    except StepFailed as error:
        ending, why = "not taken back", _("{why}; {then}").filled(why=why, then=error.text)
    return fixing.outcome(ending, result.agreed, result, why)


def _record(result: Applied, outcome: records.RunOutcome, why: str = "") -> None:
    remaining = tuple(finding.check.code for finding in result.remaining)
    records.append(result.run, records.Ended(outcome, result.cleared, remaining, why))


def _step(fixing: Fixing, plan: Plan, number: int, what: str) -> None:
    if what != "begins":
        directory, lang = fixing.options.directory, fixing.output.lang
        fixing.line(lines.step_line(directory, plan.steps[number], number, what, lang))
