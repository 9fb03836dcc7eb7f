"""Fuzz every reader of a deployment's files with broken inputs for a given time. Linux only.

    python benchmarks/fuzz.py [--minutes 10] [--target NAME]... [--plain] [--log FILE]

Each reader gets an equal share of the time. It runs in its own process, at low priority, with limits on memory and on the
time of each input. If atheris is installed (`pip install --group fuzz`), it searches for new paths through the code;
otherwise, or with --plain, valid inputs are mutated at random. Inputs that fail are saved in tests/fuzz/corpus/NAME and
become tests. Prints a table of inputs, processor time and failures; --log adds a line of JSON for each reader.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import mmap
import os
import random
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "helpers")]

MEMORY = 768  # MiB that a reader's process may use beyond its memory after the start
LONGEST = 2**18  # bytes of an input


class Notes:
    """Data from a child to its parent: counts and the current input, in a file that remains after a crash."""

    def __init__(self, path: Path) -> None:
        self.found: dict[tuple[str, str], bytes] = {}
        self.inputs = 0
        self._path = path
        with path.open("w+b") as file:
            file.truncate(LONGEST + 16)
            self._now = mmap.mmap(file.fileno(), LONGEST + 16)

    def begin(self, data: bytes) -> None:
        self._now[:16] = len(data).to_bytes(8, "little") + self.inputs.to_bytes(8, "little")
        self._now[16 : 16 + len(data)] = data
        self.inputs += 1

    def failed(self, data: bytes, error: BaseException) -> None:
        key = where(error)
        if key not in self.found or len(data) < len(self.found[key]):
            self.found[key] = data
            save(self._path.with_suffix(".found"), [[*one, data.hex()] for one, data in self.found.items()])


def save(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value), encoding="utf-8")


def where(error: BaseException) -> tuple[str, str]:
    """The exception and the doctor's innermost line, which identify a failure."""
    frames = [one for one in traceback.extract_tb(error.__traceback__) if "indextts_doctor" in one.filename]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "the target"
    return f"{type(error).__name__}: {str(error)[:100]}", place


def child(name: str, seconds: float, seed: int, notes: Notes, *, guided: bool) -> None:
    """Fuzz one reader until the time is over."""
    if guided:
        import atheris

        with atheris.instrument_imports(include=["indextts_doctor"]):
            from fuzz.targets import TARGETS
    else:
        from fuzz.targets import TARGETS
    from fuzz.harness import confine
    from fuzz.mutations import mutated

    target = TARGETS[name]
    seeds = (*target.seeds, *target.known())

    def run(data: bytes) -> None:
        data = data[:LONGEST]
        notes.begin(data)
        try:
            target(data)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            notes.failed(data, error)

    for data in seeds:  # triggers late imports
        run(data)
    confine(MEMORY)

    def another(data: bytes, chance: random.Random) -> bytes:
        return mutated(data, chance, target.words, target.seeds)

    if guided:
        explore(run, another, seeds, seconds, seed)
    chance = random.Random(seed)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        run(another(chance.choice(seeds), chance))


def explore(run: Any, another: Any, seeds: tuple[bytes, ...], seconds: float, seed: int) -> None:
    """Fuzz with atheris; it ends the process."""
    import atheris

    folder = Path(os.environ["FUZZ_FOLDER"], "inputs")
    folder.mkdir()
    for index, data in enumerate(seeds):
        (folder / str(index)).write_bytes(data)

    def mutate(data: bytes, most: int, number: int) -> bytes:
        chance = random.Random(number)
        made = another(data, chance) if chance.random() < 0.6 else atheris.Mutate(data, len(data) + 64)
        return bytes(made[:most])

    options = [f"-max_total_time={int(seconds)}", f"-max_len={LONGEST}", f"-seed={seed}", "-verbosity=0"]
    options += ["-timeout=300", "-rss_limit_mb=0", "-len_control=0", f"-artifact_prefix={folder.parent}/"]
    atheris.Setup([sys.argv[0], *options, str(folder)], run, custom_mutator=mutate)
    atheris.Fuzz()


def campaign(names: list[str], seconds: float, seed: int, *, guided: bool) -> list[dict[str, Any]]:
    """Run a child for each reader; the rows have the results."""
    from fuzz.harness import memory

    rows = []
    for number, name in enumerate(names):
        with tempfile.TemporaryDirectory(prefix="fuzz-", dir=memory()) as folder:
            rows.append(one(name, seconds, seed + number, Path(folder, "notes"), guided=guided))
        print(
            f"{name}: {rows[-1]['inputs']} inputs, {rows[-1]['found'] or 'nothing found'}", file=sys.stderr, flush=True
        )
    return rows


def one(name: str, seconds: float, seed: int, notes: Path, *, guided: bool) -> dict[str, Any]:
    before = os.times()
    words = [sys.executable, __file__, "--child", name, str(seconds), str(seed), str(notes), str(int(guided))]
    ended = subprocess.run(
        words,
        cwd=ROOT,
        env={**os.environ, "FUZZ_FOLDER": str(notes.parent)},
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        timeout=seconds * 3 + 300,
    )
    after = os.times()
    raw = notes.read_bytes() if notes.exists() else bytes(16)
    last = raw[16 : 16 + int.from_bytes(raw[:8], "little")]
    found = json.loads(notes.with_suffix(".found").read_text()) if notes.with_suffix(".found").exists() else []
    if ended.returncode not in (0, 77):
        found.append([f"ended with {ended.returncode}: {ended.stderr.decode(errors='replace')[-300:]}", "", last.hex()])
    keep(name, [bytes.fromhex(data) for _, _, data in found])
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return {
        "target": name, "inputs": int.from_bytes(raw[8:16], "little") + 1, "seconds": round(spent, 1), "guided": guided,
        "found": [f"{error} ({place})" for error, place, _ in found],
    }  # fmt: skip


def keep(name: str, inputs: list[bytes]) -> None:
    """Save failed inputs in the corpus, with their hash as the file name."""
    folder = ROOT / "tests" / "fuzz" / "corpus" / name
    for data in inputs:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def table(rows: list[dict[str, Any]]) -> str:
    lines = ["| reader | inputs | processor, s | failures |", "|---|--:|--:|--:|"]
    lines += [f"| {row['target']} | {row['inputs']:,} | {row['seconds']:.0f} | {len(row['found'])} |" for row in rows]
    inputs, seconds = sum(row["inputs"] for row in rows), sum(row["seconds"] for row in rows)
    lines.append(f"| all | {inputs:,} | {seconds:.0f} | {sum(len(row['found']) for row in rows)} |")
    return "\n".join(lines)


def main() -> int:
    if sys.argv[1:2] == ["--child"]:
        name, seconds, seed, notes, guided = sys.argv[2:]
        os.nice(10)
        sys.argv[1:] = []
        child(name, float(seconds), int(seed), Notes(Path(notes)), guided=guided == "1")
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0, help="total time of all readers")
    parser.add_argument("--target", action="append", help="a reader; can be repeated (default: all)")
    parser.add_argument("--plain", action="store_true", help="without atheris")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--log", type=Path)
    options = parser.parse_args()
    from fuzz.targets import TARGETS

    names = options.target or list(TARGETS)
    guided = not options.plain and importlib.util.find_spec("atheris") is not None
    rows = campaign(names, max(5.0, options.minutes * 60 / len(names)), options.seed, guided=guided)
    if options.log:
        with options.log.open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    print(table(rows))
    return 1 if any(row["found"] for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
