"""Cost of the safety of a fix, as ratios of one run.

    python benchmarks/fixes.py [FILES]

Compares the snapshot of an environment of FILES files (default: 50,000) with `cp -al`, on generated data.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from indextts_doctor.repair.journal import backups

RUNS = 5
PER_FOLDER = 50


def main(files: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "environment")
        fill(root, files)
        kept, linked = Path(folder, "kept"), Path(folder, "linked")
        ours: list[float] = []
        theirs: list[float] = []
        for _ in range(RUNS):
            theirs.append(seconds(lambda: subprocess.run(["cp", "-al", root, linked], check=True)))
            ours.append(seconds(lambda: backups.keep_tree(str(root), str(kept))))
            shutil.rmtree(linked)
            shutil.rmtree(kept)
        row(f"snapshot of {files:,} files", ours)
        row("cp -al", theirs)
        ratios = [one / other for one, other in zip(ours, theirs)]
        print(f"{'ratio':<28} {statistics.median(ratios):6.2f} ({min(ratios):.2f} to {max(ratios):.2f})")


def fill(root: Path, files: int) -> None:
    for number in range(0, files, PER_FOLDER):
        place = root / f"package{number // 1000}" / f"part{number}"
        place.mkdir(parents=True)
        for one in range(PER_FOLDER):
            (place / f"module{one}.py").write_text("x = 1\n")


def seconds(act: Callable[[], object]) -> float:
    begin = time.monotonic()
    act()
    return time.monotonic() - begin


def row(name: str, values: list[float]) -> None:
    print(f"{name:<28} {statistics.median(values):6.2f} s ({min(values):.2f} to {max(values):.2f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 50_000)
