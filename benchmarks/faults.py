"""How often the doctor is right on injected faults and on healthy deployments, compared with other tools.

    python benchmarks/faults.py [--quick] [--only WORD] [--no-fixes] [--no-others] [--jobs N] [--output FOLDER]
    python benchmarks/faults.py --again [--only WORD]   repeats shortfalls, or names that contain WORD
    python benchmarks/faults.py --publish       writes the tables of the last complete run to docs/benchmark.md and .zh.md

Prints the tables, and writes faults.json, faults.md and faults.zh.md. ``--quick`` tries few faults that cover every check,
and the ordinary healthy deployments, and fixes nothing.
The exit code is 0 if every fault was found, no healthy deployment raised an alarm, and every fixable fault was fixed.
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
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing.util import Finalize
from pathlib import Path
from typing import TypeVar, Union

import msgspec

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

import catalogue  # noqa: E402 - in the folder of the tests
import deployments  # noqa: E402
import healthy_variants  # noqa: E402
import musl_python  # noqa: E402
import table  # noqa: E402
import trial  # noqa: E402
from catalogue import Fault  # noqa: E402
from indextts_doctor.checks import registry  # noqa: E402
from trial import Trial, Visit, Wanted  # noqa: E402

Result = Union[Trial, Visit]
Found = TypeVar("Found")
NAMES = {"en": ("faults.md", "benchmark.md"), "zh": ("faults.zh.md", "benchmark.zh.md")}
MARKS = ("<!-- faults -->", "<!-- /faults -->")


def main() -> int:
    """Try everything that was requested, and print the results."""
    given = options()
    if given.publish:
        publish(given.output)
        return 0
    if not given.quick:
        os.environ[musl_python.ALL] = "all"
    begun = time.monotonic()
    runs, kept = last(given.output) if given.again else ([], [])
    results = collected(given, kept)
    runs = [*runs, this_run(begun)]
    texts = {lang: f"{heading(runs, lang)}\n\n{table.markdown(results, lang)}" for lang in table.WORDS}
    print(texts["en"])
    write(given.output, results, runs, texts)
    wrong = any(map(table.shortfalls, results.trials)) or not all(one.right for one in results.seen)
    return 1 if wrong else 0


def collected(given: argparse.Namespace, before: Sequence[Result]) -> table.Results:
    """Results of the requested trials, in the order of the layers, with those kept from ``before``."""
    every = catalogue.faults()
    chosen = catalogue.quick(every) if given.quick else every
    everyone = [one for one in healthy_variants.healthy() if not (given.quick and one.odd)]
    there = {one.name for one in (*chosen, *everyone)}
    kept = [one for one in before if one.name in there]
    done = {one.name for one in kept if not (given.only in one.name if given.only else fell_short(one))}
    faults = [one for one in chosen if given.only in one.name and one.name not in done]
    healthy = [one.name for one in everyone if given.only in one.name and one.name not in done]
    wanted = Wanted(fixes=given.fixes and not given.quick, others=given.others and not given.quick)
    came = [one for one in kept if one.name in done] + list(tried(faults, healthy, wanted, given.jobs))
    return table.Results(
        trials=sorted((one for one in came if isinstance(one, Trial)), key=_order),
        visits=sorted((one for one in came if isinstance(one, Visit)), key=lambda one: one.name),
        codes=() if given.only and not given.again else [check.code for check in registry.builtin()],
    )


def fell_short(result: Result) -> bool:
    """Whether to try it again."""
    wrong = not result.right if isinstance(result, Visit) else bool(table.shortfalls(result))
    return bool(result.skipped) or wrong


def last(folder: Path) -> tuple[list[Run], list[Result]]:
    """Runs and results of the file from the last run."""
    document = json.loads((folder / "faults.json").read_text(encoding="utf-8"))
    trials = msgspec.convert(document["faults"], list[Trial])
    runs = msgspec.convert(document["runs"], list[Run])
    return runs, [*trials, *msgspec.convert(document["healthy"], list[Visit])]


def options() -> argparse.Namespace:
    """Options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--quick",
        action="store_true",
        help="few faults that cover every check, ordinary healthy deployments, no fixes, no other tools",
    )
    parser.add_argument("--only", default="", metavar="WORD", help="only names that contain WORD")
    parser.add_argument("--no-fixes", dest="fixes", action="store_false", help="do not run fixes")
    parser.add_argument("--no-others", dest="others", action="store_false", help="do not run the other tools")
    parser.add_argument("--again", action="store_true", help="repeat shortfalls, keep other results")
    parser.add_argument("--publish", action="store_true", help="write the last tables to docs/benchmark.md and .zh.md")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)) + 1, help="number of parallel trials")
    parser.add_argument("--output", type=Path, default=ROOT / ".cache" / "faults", help="folder for the results")
    return parser.parse_args()


def tried(faults: Sequence[Fault], healthy: Sequence[str], wanted: Wanted, jobs: int) -> Iterator[Result]:
    """Yield each result and print it to stderr. RuntimeError: a healthy deployment was changed."""
    with ProcessPoolExecutor(jobs, initializer=_tidy) as pool:
        normal = _of_each(pool, trial.normal, {fault.deployment for fault in faults if wanted.others})
        fixable = {fault.deployment for fault in faults if fault.fixable and wanted.fixes}
        contents = _of_each(pool, trial.contents, fixable)
    ready = trial.Ready(normal, {place: known for one in contents.values() for place, known in one.items()})
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(ready,)) as pool:
        running: list[Future[Result]] = [
            *(pool.submit(trial.of_fault, one.name, wanted) for one in faults),
            *(pool.submit(trial.of_healthy, name, wanted) for name in healthy),
        ]
        for number, ended in enumerate(as_completed(running), 1):
            result = ended.result()
            sys.stderr.write(f"[{number:3}/{len(running)}] {line(result)}\n")
            yield result
        if _of_each(pool, trial.contents, fixable) != contents:
            raise RuntimeError("a shared file of a healthy deployment was changed")


def _of_each(pool: ProcessPoolExecutor, find: Callable[[str], Found], names: Iterable[str]) -> dict[str, Found]:
    ordered = sorted(names)
    return dict(zip(ordered, pool.map(find, ordered)))


def _begin(ready: trial.Ready) -> None:
    trial.READY = ready
    _tidy()


def _tidy() -> None:
    """Remove the copies when this worker ends: atexit functions do not run in it."""
    Finalize(None, deployments.clear, exitpriority=1)


def line(result: Result) -> str:
    """Result in one line."""
    if result.skipped:
        return f"– {result.name}: {result.skipped}"
    if isinstance(result, Visit):
        return (
            f"{'✓' if result.right else '✗'} {result.name}, healthy, {result.seconds:.1f} s {' '.join(result.alarms)}"
        )
    wrong = table.shortfalls(result)
    return f"{'✗' if wrong else '✓'} {result.name} {result.seconds:.1f} s {', '.join(wrong)}"


HEADING = {
    "en": ("`{command}`, {day}: {minutes:.0f} min on {cores} cores of {where}", "; then ", "."),
    "zh": ("`{command}`，{day}：在 {where} 的 {cores} 个核上用时 {minutes:.0f} 分钟", "；然后 ", "。"),
}


@dataclasses.dataclass(frozen=True)
class Run:
    """Date and command of a run."""

    command: str
    day: str
    minutes: float
    cores: int
    where: str


def this_run(begun: float) -> Run:
    """Date and command of this run."""
    return Run(
        command=" ".join(["python", "benchmarks/faults.py", *sys.argv[1:]]),
        day=str(dt.datetime.now(dt.timezone.utc).date()),
        minutes=(time.monotonic() - begun) / 60,
        cores=len(os.sched_getaffinity(0)),
        where=f"{platform.system()} {platform.machine()}",
    )


def heading(runs: Sequence[Run], lang: str) -> str:
    """Dates and commands of the results in the tables."""
    one, then, end = HEADING[lang]
    return then.join(one.format(**vars(run)) for run in runs) + end


def write(folder: Path, results: table.Results, runs: Sequence[Run], texts: dict[str, str]) -> None:
    """Write the results as Markdown and JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    document = {
        "created": dt.datetime.now(dt.timezone.utc).isoformat(timespec="seconds"),
        "runs": [dataclasses.asdict(one) for one in runs],
        "faults": [dataclasses.asdict(one) for one in results.trials],
        "healthy": [dataclasses.asdict(one) for one in results.visits],
        "unproven": table.unproven(results),
    }
    (folder / "faults.json").write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for lang, text in texts.items():
        (folder / NAMES[lang][0]).write_text(text, encoding="utf-8")


def publish(folder: Path) -> None:
    """Write the last tables between the marks of the two pages."""
    for written, page in NAMES.values():
        path, text = ROOT / "docs" / page, (folder / written).read_text(encoding="utf-8")
        before, _, rest = path.read_text(encoding="utf-8").partition(MARKS[0])
        _, _, after = rest.partition(MARKS[1])
        path.write_text(f"{before}{MARKS[0]}\n{text}{MARKS[1]}{after}", encoding="utf-8")


def _order(one: Trial) -> tuple[int, str]:
    return catalogue.LAYERS.index(one.layer), one.name


if __name__ == "__main__":
    sys.exit(main())
