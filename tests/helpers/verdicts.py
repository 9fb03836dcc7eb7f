"""What a report is worth: whether it names the true causes of a fault, and nothing else. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import check_command
import file_trees
from catalogue import Fault

__all__ = ["Verdict", "changed", "of"]


@dataclass(frozen=True)
class Verdict:
    """How right a report is about a fault."""

    found: bool  # every true cause is named, wherever
    first: bool  # the true cause comes first, and the other one of a pair stands beside it
    folded: bool  # its symptoms stand under a cause and nowhere else
    false_alarms: tuple[str, ...]  # codes of errors beside it that nothing injected accounts for
    exit_code: bool  # it is the one that CI relies on

    @property
    def right(self) -> bool:
        """Whether there is nothing to say against it."""
        return self.found and self.first and self.folded and not self.false_alarms and self.exit_code


def of(fault: Fault, report: dict[str, Any], exit_code: int) -> Verdict:
    """Compare a report with what was injected."""
    findings = report["findings"]
    top = [finding["code"] for finding in findings]
    under = check_command.codes([one for finding in findings for one in finding["consequences"]])
    errors = {finding["code"] for finding in findings if finding["severity"] == "error"}
    return Verdict(
        found=set(fault.causes) <= check_command.codes(findings),
        first=top[:1] == [fault.code] and set(fault.causes) <= set(top),
        folded=set(fault.symptoms) <= _symptoms(fault, findings, under),
        false_alarms=tuple(sorted(errors - {*fault.causes, *fault.also})),
        exit_code=exit_code == fault.exit_code,
    )


def changed(fault: Fault, before: dict[str, str], after: dict[str, str]) -> set[str]:
    """Return the paths of a deployment that are not as they were; what the engine itself writes does not count."""
    different = file_trees.different(before, after)
    if not fault.leaves:
        return different
    folder = PurePosixPath("deployment", fault.leaves)
    written = {path for path in different if PurePosixPath(path).is_relative_to(folder)}
    return different - written - ({str(folder.parent)} if written else set())


def _symptoms(fault: Fault, findings: list[dict[str, Any]], under: Iterable[str]) -> set[str]:
    """Return the codes that stand under the cause; of a pair, under any."""
    if fault.second:
        return set(under)
    return check_command.codes(findings[0]["consequences"]) if findings else set()
