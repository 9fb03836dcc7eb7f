"""Consult the real doctor: the command as a user runs it, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from deployments import Deployment

SECONDS = 300


@dataclass(frozen=True)
class Outcome:
    """What ``indextts-doctor check`` said."""

    exit_code: int
    report: dict[str, Any]
    stderr: str

    def lines(self) -> list[str]:
        """Return a line per finding, symptoms indented under their cause: for the messages of failing tests."""
        return [
            f"{'  ' * depth}{finding['severity']} {finding['code']} {finding['name']}: {finding['title']}"
            for depth, finding in _nested(self.report["findings"])
        ]

    def verdict(self) -> dict[str, Any]:
        """Return what must not depend on who runs it, or when: codes with their severities, by group."""
        silent = {
            group: sorted(check["code"] for check in self.report[group]) for group in ("unknown", "skipped", "passed")
        }
        found = [(depth, f["code"], f["severity"]) for depth, f in _nested(self.report["findings"])]
        return {"exit_code": self.exit_code, "findings": found, **silent}


def codes(findings: list[dict[str, Any]]) -> set[str]:
    """Return the codes of these findings and of everything under them."""
    return {finding["code"] for _, finding in _nested(findings)}


def check(deployment: Deployment, *options: str, named: bool = True) -> Outcome:
    """Examine the deployment and return what was said. Fails the test when that is no report.

    Unless its interpreter is ``named``, here and by the deployment, the doctor must find it in the folder.
    """
    command = [
        *deployment.wrapper,
        *(sys.executable, "-m", "indextts_doctor", "check", str(deployment.directory)),
        *(("--python", str(deployment.python)) if named and deployment.named else ()),
        *("--format", "json", "--no-smoke"),
        *deployment.options,
        *options,
    ]
    done = subprocess.run(
        command,
        cwd=deployment.directory,
        env=deployment.environ,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    try:
        report = json.loads(done.stdout)
    except ValueError:
        raise AssertionError(f"exit code {done.returncode}, no JSON:\n{done.stdout}\n{done.stderr}") from None
    return Outcome(done.returncode, report, done.stderr)


def _nested(findings: list[dict[str, Any]], depth: int = 0) -> Iterator[tuple[int, dict[str, Any]]]:
    for finding in findings:
        yield depth, finding
        yield from _nested(finding["consequences"], depth + 1)
