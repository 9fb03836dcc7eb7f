"""Ten recorded deployments: what the command says about each must stay as it was.

    python tests/helpers/recorded_deployments.py             prints "same" or the difference for each
    python tests/helpers/recorded_deployments.py --update    keeps what is said now

``data/recorded/NAME.json.gz`` is a report that ``check --format json`` once made of a real deployment, broken in a
known way; folders have other names in it. ``NAME.expected.*`` is what ``check --facts`` says about its facts.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import functools
import gzip
import json
import re
import signal
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

DATA = Path(__file__).resolve().parent.parent / "data" / "recorded"
NAMES = sorted(path.name[: -len(".json.gz")] for path in DATA.glob("*.json.gz"))
# How the report is asked for, by the ending of the file that keeps it.
FORMS = {
    "json": ("--format", "json", "--lang", "en"),
    "en.txt": ("--format", "text", "--verbose", "--lang", "en"),
    "zh.txt": ("--format", "text", "--verbose", "--lang", "zh"),
}
# Who runs it, and where, makes no difference.
ENVIRON = {"COLUMNS": "100", "NO_COLOR": "1", "HOME": "/home/somebody", "LOGNAME": "somebody"}
KEPT = ("status", "exit_code", "headline", "findings", "unknown", "skipped", "passed", "smoke")
VERSION = re.compile(r"(?<=version )[\d.]+\w*|(?<=现由 )[\d.]+\w*")  # of this doctor


@dataclass(frozen=True)
class Said:
    """What one run of the command has said, without what differs from run to run."""

    exit_code: int
    text: str


@functools.cache
def said(name: str, form: str) -> Said:
    """Run ``check --facts`` on the recorded deployment ``name`` and return what it says in ``form``."""
    with tempfile.TemporaryDirectory() as folder, _signals_kept():
        from indextts_doctor.cli import app

        facts = Path(folder) / "report.json"
        facts.write_bytes(gzip.decompress((DATA / f"{name}.json.gz").read_bytes()))
        options = ["check", "--facts", str(facts), "--select", ",".join(codes(name)), *FORMS[form]]
        done = CliRunner().invoke(app, options, env=ENVIRON)
    if not done.stdout:
        raise RuntimeError(f"{name}: exit code {done.exit_code}, no report: {done.output}")
    return Said(done.exit_code, reduced(json.loads(done.stdout)) if form == "json" else settled(done.stdout))


def codes(name: str) -> list[str]:
    """Return the codes of the checks that there were when it was recorded; a later one changes nothing."""
    kept = json.loads(expected(name, "json").read_text(encoding="utf-8"))
    found = [one["code"] for key in ("unknown", "skipped", "passed") for one in kept[key]]
    findings = list(kept["findings"])
    while findings:
        one = findings.pop()
        found.append(one["code"])
        findings += one["consequences"]
    return sorted(found)


def reduced(report: dict[str, Any]) -> str:
    """Return the part of a JSON report that depends on the facts alone."""
    return json.dumps({key: report[key] for key in KEPT}, ensure_ascii=False, indent=1) + "\n"


def settled(text: str) -> str:
    """Return a report in words without trailing spaces, and without the version of the doctor."""
    lines = "".join(f"{line.rstrip()}\n" for line in text.splitlines())
    return VERSION.sub("0.1.0", lines)


def expected(name: str, form: str) -> Path:
    """Return the file that keeps what is to be said."""
    return DATA / f"{name}.expected.{form}"


def difference(name: str, form: str) -> str:
    """Return a unified diff from what is kept to what is said now; empty when they are the same."""
    file = expected(name, form)
    texts = file.read_text(encoding="utf-8"), said(name, form).text
    before, now = (text.splitlines(keepends=True) for text in texts)
    return "".join(difflib.unified_diff(before, now, file.name, "said now"))


@contextlib.contextmanager
def _signals_kept() -> Iterator[None]:
    """Put back the handlers of signals that the command sets for its own process."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


def main() -> int:
    """Compare every deployment, or keep what is said now; return 1 when something differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--update", action="store_true", help="keep what is said now")
    update, differ = parser.parse_args().update, False
    for name in NAMES:
        if update:
            for form in FORMS:
                expected(name, form).write_text(said(name, form).text, encoding="utf-8")
        differences = "".join(difference(name, form) for form in FORMS)
        sys.stdout.write(f"{name}: differs\n{differences}" if differences else f"{name}: same\n")
        differ = differ or bool(differences)
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
