"""The values that the phases of a fix pass on, and the outcome that is shown."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Literal, Optional

from indextts_doctor.checks.finding import Finding, flat
from indextts_doctor.facts import SettingsFiles, Severity
from indextts_doctor.i18n.text import Text
from indextts_doctor.repair import planning
from indextts_doctor.repair.plan import Plan, Planned
from indextts_doctor.repair.world import World

Ending = Literal[
    "planned", "nothing", "refused", "cured", "partly", "taken back", "partly taken back", "not taken back"
]
Findings = tuple[Finding, ...]


@dataclasses.dataclass(frozen=True)
class Choice:
    """Which root causes are to be fixed: prefixes of their codes."""

    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def of(self, findings: Findings) -> Findings:
        """Those of these root causes."""
        return tuple(planning.chosen(findings, self.only, self.without))


@dataclasses.dataclass(frozen=True)
class Examined:
    """The deployment as it was found."""

    world: World
    findings: Findings
    choice: Choice = Choice()

    @property
    def wanted(self) -> Findings:
        """The root causes that are to be fixed."""
        return self.choice.of(self.findings)


@dataclasses.dataclass(frozen=True)
class Agreed:
    """The steps to apply, and those that are skipped without consent."""

    examined: Examined
    plan: Plan
    left_out: Plan = Plan()

    def declined(self) -> Agreed:
        """The same with every step skipped."""
        left_out = Plan((*self.plan.steps, *self.left_out.steps))
        return dataclasses.replace(self, plan=Plan(unsolved=self.plan.unsolved), left_out=left_out)


@dataclasses.dataclass(frozen=True)
class Rehearsed:
    """How the rehearsal went: how long it took, or why there was none."""

    seconds: float = 0.0
    why_not: Optional[Text] = None


@dataclasses.dataclass(frozen=True)
class Applied:
    """A run: its folder and, once the deployment was examined again, the findings after it."""

    agreed: Agreed
    run: Path
    after: Optional[Findings] = None

    @property
    def cleared(self) -> tuple[str, ...]:
        """The codes that were found before and are not any more."""
        if self.after is None:
            return ()
        now = {one.check.code for one in flat(self.after)}
        before = (one.check.code for one in flat(self.agreed.examined.wanted))
        return tuple(dict.fromkeys(code for code in before if code not in now))

    @property
    def remaining(self) -> Findings:
        """What is still wrong, of what was to be fixed."""
        examined = self.agreed.examined
        found = examined.choice.of(examined.findings if self.after is None else self.after)
        return tuple(one for one in found if one.severity > Severity.NOTE)


@dataclasses.dataclass(frozen=True)
class Outcome:
    """How a fix ended, or what it would do."""

    ending: Ending
    directory: str  # absolute
    command: str  # which applies the plan that is shown, as a shell reads it
    agreed: Optional[Agreed] = None  # None: refused before anything was looked at
    applied: Optional[Applied] = None
    problem: Optional[Text] = None

    @property
    def exit_code(self) -> int:
        """As the contract says: 0 all is fixed, 1 something is to be fixed or remains, 3 refused or failed."""
        if self.ending in ("planned", "nothing"):
            return 1 if self.wanted else 0
        return {"cured": 0, "partly": 1}.get(self.ending, 3)

    @property
    def wanted(self) -> Findings:
        """The root causes that were to be fixed."""
        return self.agreed.examined.wanted if self.agreed else ()

    @property
    def plan(self) -> Plan:
        """What was to be done."""
        return self.agreed.plan if self.agreed else Plan()

    @property
    def left_out(self) -> Plan:
        """The steps without consent."""
        return self.agreed.left_out if self.agreed else Plan()

    @property
    def run(self) -> Optional[Path]:
        """The folder of the run, once there is one."""
        return self.applied.run if self.applied else None

    @property
    def cleared(self) -> tuple[str, ...]:
        """The codes that are not found any more."""
        return self.applied.cleared if self.applied else ()

    @property
    def remaining(self) -> Findings:
        """What is still found, where the deployment was examined again."""
        return self.applied.remaining if self.applied and self.applied.after is not None else ()

    @property
    def stays(self) -> bool:
        """Whether steps were applied and not undone."""
        return self.ending in ("cured", "partly")

    @property
    def done(self) -> tuple[Planned, ...]:
        """The steps that were taken and stay."""
        return self.plan.steps if self.stays else ()

    @property
    def settingsfiles(self) -> Optional[SettingsFiles]:
        """What is known of the service's files."""
        return self.agreed.examined.world.facts.find(SettingsFiles) if self.agreed else None

    @property
    def running(self) -> bool:
        """Whether the service runs, so that what was done takes effect when it is restarted."""
        return self.stays and self.agreed is not None and self.agreed.examined.world.context.service is not None
