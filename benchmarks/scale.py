"""How time and memory of the doctor grow with what a deployment holds. Linux only.

    python benchmarks/scale.py [--largest 1000000] [--only NAME]... [--folder FOLDER] [--write docs/scale.md]

Lays out deployments of growing size, one thing at a time, and runs `indextts-doctor check --no-smoke` on each, as text
and as JSON. Prints a table: seconds from start to end, and the most memory that the doctor's own process has taken
(probes are other processes). --folder is where things are laid out, by default in memory; a million files take 1 GiB.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import json
import os
import platform
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

import hostile_runs  # noqa: E402 - of the tests
from hostile_runs import MIB  # noqa: E402

PROFILE = "indextts-2-llm"
BYTES = {"10 GB": 10**10, "1 TB": 10**12, "10 TB": 10**13}
SHARD = 5 * 10**9  # bytes


@dataclasses.dataclass(frozen=True)
class Case:
    """One deployment: ``lay`` fills it; ``number`` is how many of the thing there are."""

    thing: str
    number: int
    shown: str
    lay: Callable[[Path, Path, Path, int], None]  # folder, site-packages, model folder, number


@dataclasses.dataclass(frozen=True)
class Measured:
    """Seconds and bytes of the worse of both formats, and what the report says it left out."""

    seconds: float
    processor: float
    peak: int
    capped: bool
    code: int


def model_files(_folder: Path, _site: Path, model: Path, number: int) -> None:
    for first in range(0, number, 1000):
        place = model / f"part{first // 1000}"
        place.mkdir()
        for index in range(first, min(first + 1000, number)):
            os.close(os.open(f"{place}/chunk{index}.bin", os.O_WRONLY | os.O_CREAT))


def weights(_folder: Path, _site: Path, model: Path, number: int) -> None:
    """Write shards with true headers and holes for numbers, and their index."""
    shards = -(-number // SHARD)
    names = [f"model-{index:05}-of-{shards:05}.safetensors" for index in range(shards)]
    for index, name in enumerate(names):
        size = min(SHARD, number - index * SHARD) // 4 * 4
        tensor = {"dtype": "F32", "shape": [size // 4], "data_offsets": [0, size]}
        header = json.dumps({f"model.layers.{index}.w": tensor}).encode()
        with (model / name).open("wb") as file:
            file.write(len(header).to_bytes(8, "little") + header)
            file.truncate(8 + len(header) + size)
    parts = {f"model.layers.{index}.w": name for index, name in enumerate(names)}
    (model / "model.safetensors.index.json").write_text(json.dumps({"metadata": {}, "weight_map": parts}))


def packages(_folder: Path, site: Path, _model: Path, number: int) -> None:
    for index in range(number):
        name = f"package{index}"
        info = site / f"{name}-1.0.dist-info"
        info.mkdir()
        (site / name).mkdir()
        files = [f"{name}/{part}.py" for part in ("__init__", "a", "b", "c", "d", "e", "f", "g")]
        for file in files:
            (site / file).write_bytes(b"x = 1\n")
        headers = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\nRequires-Dist: package{(index + 1) % number}\n\n"
        (info / "METADATA").write_text(headers)
        lines = [f"{file},sha256=x,6\n" for file in files]
        (info / "RECORD").write_text("".join([*lines, f"{info.name}/METADATA,,\n", f"{info.name}/RECORD,,\n"]))


def cache(folder: Path, _site: Path, _model: Path, number: int) -> None:
    """Write repositories of a thousand blobs and as many links."""
    for first in range(0, number // 2, 1000):
        repo = folder / "hub" / f"models--owner--model{first // 1000}"
        blobs, snapshot = repo / "blobs", repo / "snapshots" / ("a" * 40)
        for place in (blobs, snapshot, repo / "refs"):
            place.mkdir(parents=True)
        (repo / "refs" / "main").write_text("a" * 40)
        for index in range(first, min(first + 1000, number // 2)):
            os.close(os.open(f"{blobs}/{index:040x}", os.O_WRONLY | os.O_CREAT))
            (snapshot / f"file{index}.bin").symlink_to(f"../../blobs/{index:040x}")


def config(_folder: Path, _site: Path, model: Path, number: int) -> None:
    keys = number // 25
    (model / "config.json").write_text("{" + ", ".join(f'"key{index:08}": [1, 2]' for index in range(keys)) + "}")


def deep_config(_folder: Path, _site: Path, model: Path, number: int) -> None:
    (model / "config.json").write_text("[" * (number // 2) + "]" * (number // 2))


def output(_folder: Path, site: Path, _model: Path, number: int) -> None:
    """Let a package that is imported write so many bytes."""
    (site / "transformers").mkdir()
    code = f"import sys\nfor _ in range({number // 10_000}):\n    sys.stderr.write('a line of a log, 50 bytes wide ' * 333 + '\\n')\n"
    (site / "transformers" / "__init__.py").write_text(code)


def log(folder: Path, _site: Path, _model: Path, number: int) -> None:
    line = (
        b"2026-01-01 00:00:00,000 INFO app: a request that was answered, one of a great many of them, all alike\n"
        * 10_000
    )
    with (folder / "app.log").open("wb") as file:
        for _ in range(max(1, number // len(line))):
            file.write(line)


def nothing(_folder: Path, _site: Path, _model: Path, _number: int) -> None:
    """Leave the deployment empty: what every check costs."""


def cases() -> list[Case]:
    found = [Case("nothing", 0, "0", nothing)]
    for thing, lay in (("files in the model folder", model_files), ("entries in the hub's cache", cache)):
        found += [Case(thing, number, f"{number:,}", lay) for number in (1000, 10_000, 100_000, 1_000_000)]
    found += [Case("sparse weights", number, shown, weights) for shown, number in BYTES.items()]
    found += [Case("installed packages", number, f"{number:,}", packages) for number in (50, 500, 2000)]
    found += [Case("config.json", number, f"{number // 1000} kB", config) for number in (50_000, 500_000, 5_000_000)]
    found.append(Case("config.json, nested", 5_000_000, "5000 kB", deep_config))
    found += [
        Case("output of an import", number, shown, output) for shown, number in (("5 MB", 5 * 10**6), ("1 GB", 10**9))
    ]
    found += [Case("log", number, shown, log) for shown, number in (("5 MB", 5 * 10**6), ("1 GB", 10**9))]
    return found


def measure(case: Case, place: Path) -> Measured:
    """Lay out the deployment, check it in both formats, and remove it."""
    folder = place / "tts"
    folder.mkdir()
    try:
        site, model = hostile_runs.deployment(folder)
        case.lay(folder, site, model, case.number)
        options = ("--profile", PROFILE, "--no-smoke", "--timeout", "300")
        variables = {"HF_HUB_CACHE": str(folder / "hub"), "HOME": str(folder)}
        before = processor()
        text = hostile_runs.check(folder, *options, seconds=900, **variables)
        between = processor()
        data = hostile_runs.check(folder, *options, "--format", "json", seconds=900, **variables)
        used = max(between - before, processor() - between)
        facts = json.loads(data.out)["facts"]
    finally:
        shutil.rmtree(folder)
    capped = bool(facts["model"]["capped"] or facts["cache"]["capped"])
    return Measured(max(text.seconds, data.seconds), used, max(text.peak, data.peak), capped, data.code)


def processor() -> float:
    """Return the processor seconds of all children so far: the doctor's, and those of its probes."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def line(case: Case, seen: Measured) -> str:
    each = f"{seen.processor / case.number * 1000:.4f}" if case.number and case.number < 10**7 else "–"
    limit = "yes" if seen.capped else ""
    return f"| {case.thing} | {case.shown} | {seen.seconds:.1f} | {seen.processor:.1f} | {seen.peak / MIB:.0f} | {each} | {limit} |"


HEAD = (
    "| thing | number | seconds | processor, s | peak MiB | processor, s per 1,000 | says that it did not look at all |\n"
    "|---|--:|--:|--:|--:|--:|---|"
)


def page(lines: list[str], command: str) -> str:
    """Return the text of docs/scale.md."""
    machine = f"{os.cpu_count()} cores shared with other work, Python {platform.python_version()}, {platform.system()}"
    return PAGE.format(
        table="\n".join([HEAD, *lines]),
        command=command,
        date=dt.datetime.now(dt.timezone.utc).date().isoformat(),
        machine=machine,
    )


PAGE = """# Time and memory against size

What a check costs when a deployment is large. Made by `{command}` on {date}
({machine}). Each row is a deployment in which one thing is large and the rest
is nearly empty, checked with `indextts-doctor check --no-smoke` as text and as JSON, of which the worse is shown. The
memory is that of the doctor's own process; the processor's time is that of its probes, too.

{table}

Where the limits are:

- Of a model folder 20,000 entries are listed, and 2,000 of them opened, needed ones first; of each a header and 64
  samples; what is needed is looked for beyond them. Where there is more, or more is wrong than a report holds, the
  report says "partly checked", and the record `capped`.
- Of the hub's cache every entry is counted, up to 5,000,000, and few are remembered; memory is bounded by the blobs of
  one repository. Beyond that the report says "partly counted".
- Of JSON 512 KiB are kept for their contents; up to 32 MiB are checked without building anything, more is not read.
- Of a log the last 1 MiB is read; above that, lines are only counted, up to 256 MiB.
- Of what an import writes the end is kept; at 512 MiB it is stopped.
- Of the header of a safetensors file 8 MiB and 400,000 parts are read, of all configurations of a folder 4 MiB kept.
- Of a RECORD 16 MiB are read.
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=10**6, help="leave out larger numbers of files")
    parser.add_argument("--only", action="append", help="words of the first column")
    parser.add_argument("--folder", type=Path, default=Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else None)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    lines = []
    print(HEAD)
    for case in cases():
        if (options.only and not any(word in case.thing for word in options.only)) or (
            case.lay in (model_files, cache) and case.number > options.largest
        ):
            continue
        with tempfile.TemporaryDirectory(prefix="scale-", dir=options.folder) as place:
            lines.append(line(case, measure(case, Path(place))))
        print(lines[-1], flush=True)
    if options.write:
        options.write.write_text(page(lines, "python benchmarks/scale.py"), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
