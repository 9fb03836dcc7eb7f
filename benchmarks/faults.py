"""How often the doctor is right: every fault of the catalogue injected for real, and healthy patients; others beside it.

    python benchmarks/faults.py [--quick] [--only WORD] [--no-cures] [--no-others] [--jobs N] [--output FOLDER]

Prints the tables, and writes faults.json and faults.md. ``--quick`` tries one fault for every check and cures none.
The exit code is 0 when every fault was found, no healthy patient was alarmed, and whatever can be cured was.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import json
import os
import platform
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Union

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import catalogue  # noqa: E402 - it lies among the tests
import patients  # noqa: E402
import table  # noqa: E402
import trial  # noqa: E402
from indextts_doctor import registry  # noqa: E402
from recipes import RECIPES  # noqa: E402
from trial import Trial, Visit, Wanted  # noqa: E402

Result = Union[Trial, Visit]


def main() -> int:
    """Try everything that was asked for, and tell."""
    given = options()
    chosen = catalogue.faults()
    chosen = [
        fault for fault in (catalogue.quick(chosen) if given.quick else chosen) if given.only in fault.name
    ]
    wanted = Wanted(cures=given.cures and not given.quick, others=given.others and not given.quick)
    healthy = [name for name in RECIPES if given.only in name]
    begun = time.monotonic()
    results = list(tried([fault.name for fault in chosen], healthy, wanted, given.jobs))
    trials = sorted((one for one in results if isinstance(one, Trial)), key=_order)
    visits = sorted((one for one in results if isinstance(one, Visit)), key=lambda one: one.name)
    text = f"{heading(begun)}\n\n{table.markdown(trials, visits)}"
    print(text)
    told = proof(trials) if not given.only else ""
    print(told)
    write(given.output, trials, visits, f"{text}{told}")
    wrong = any(table.shortfalls(one) for one in trials) or any(
        not one.right and not one.skipped for one in visits
    )
    return 1 if wrong else 0


def options() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--quick", action="store_true", help="one fault for every check, no cures, no other tools"
    )
    parser.add_argument("--only", default="", metavar="WORD", help="only those whose name holds it")
    parser.add_argument("--no-cures", dest="cures", action="store_false", help="do not cure")
    parser.add_argument("--no-others", dest="others", action="store_false", help="do not run the other tools")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)), help="how many at once")
    parser.add_argument(
        "--output", type=Path, default=ROOT / ".cache" / "faults", help="folder for what is written"
    )
    return parser.parse_args()


def tried(faults: Sequence[str], healthy: Sequence[str], wanted: Wanted, jobs: int) -> Iterator[Result]:
    """Yield what came of each, as they end, and tell of it on stderr."""
    with ProcessPoolExecutor(jobs, initializer=_tidy) as pool:
        running: list[Future[Result]] = [
            *(pool.submit(trial.of_healthy, name, wanted) for name in healthy),
            *(pool.submit(trial.of_fault, name, wanted) for name in faults),
        ]
        for number, ended in enumerate(as_completed(running), 1):
            result = ended.result()
            sys.stderr.write(f"[{number:3}/{len(running)}] {line(result)}\n")
            yield result


def _tidy() -> None:
    """Remove, when this worker ends, the copies that it kept: it does not run what atexit knows."""
    Finalize(None, patients.clear, exitpriority=1)


def line(result: Result) -> str:
    """Return how it went, in a line."""
    if result.skipped:
        return f"– {result.name}: {result.skipped}"
    if isinstance(result, Visit):
        return f"{'✓' if result.right else '✗'} {result.name}, healthy, {result.seconds:.1f} s {' '.join(result.alarms)}"
    wrong = table.shortfalls(result)
    return f"{'✗' if wrong else '✓'} {result.name} {result.seconds:.1f} s {', '.join(wrong)}"


def heading(begun: float) -> str:
    """Return when and how this was made."""
    command = " ".join(["python", "benchmarks/faults.py", *sys.argv[1:]])
    today, minutes = dt.datetime.now(dt.timezone.utc).date(), (time.monotonic() - begun) / 60
    where = f"{platform.system()} {platform.machine()}, {len(os.sched_getaffinity(0))} cores"
    return f"`{command}`, {today}, {minutes:.1f} min on {where}."


def proof(trials: Sequence[Trial]) -> str:
    """Return which checks could be switched off without losing a fault."""
    codes = [check.code for check in registry.builtin()]
    without = table.unproven(trials, codes)
    proven = f"{len(codes) - len(without)} of {len(codes)} checks: switched off, each loses a fault."
    return f"\n{proven}\n" + (f"No fault proves {', '.join(without)}.\n" if without else "")


def write(folder: Path, trials: Sequence[Trial], visits: Sequence[Visit], text: str) -> None:
    """Write what was found, for a person and for a program."""
    folder.mkdir(parents=True, exist_ok=True)
    document = {
        "created": dt.datetime.now(dt.timezone.utc).isoformat(timespec="seconds"),
        "faults": [dataclasses.asdict(one) for one in trials],
        "healthy": [dataclasses.asdict(one) for one in visits],
    }
    (folder / "faults.json").write_text(
        json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    (folder / "faults.md").write_text(text, encoding="utf-8")


def _order(one: Trial) -> tuple[int, str]:
    return catalogue.LAYERS.index(one.layer), one.name


if __name__ == "__main__":
    sys.exit(main())
