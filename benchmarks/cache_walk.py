"""Time to compute the size of a Hugging Face cache, compared with ``du -s`` and huggingface_hub's scan.

    python benchmarks/cache_walk.py [--entries 100000] [--runs 9] [--folder FOLDER]

Builds a cache of blobs and links (nine in ten with a git hash, one with a SHA-256, as on the hub) and prints the
median of alternating runs. The walk may take 1.5 times as long as du.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from indextts_doctor.collect.outside.cache.cachewalk import walk

LIMIT = 1.5
REPOS = 20


def build(root: Path, entries: int) -> None:
    """Write a cache of about ``entries`` files and links."""
    each = entries // 2 // REPOS
    for number in range(REPOS):
        repo = root / f"models--owner--model{number}"
        blobs, snapshot = repo / "blobs", repo / "snapshots" / ("a" * 40)
        for folder in (blobs, snapshot, repo / "refs"):
            folder.mkdir(parents=True)
        (repo / "refs" / "main").write_text("a" * 40, encoding="ascii")
        for index in range(each):
            name = f"{number * each + index:0{64 if index % 10 == 0 else 40}x}"
            (blobs / name).write_bytes(b"weights")
            (snapshot / f"file{index}.bin").symlink_to(f"../../blobs/{name}")


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def measure(root: Path, runs: int) -> dict[str, float]:
    """Median seconds of each command, run alternately."""
    ways = {
        "du -s": lambda: subprocess.run(["du", "-s", str(root)], check=True, stdout=subprocess.DEVNULL),
        "walk": lambda: walk(str(root)),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(runs + 1):
        for name, action in ways.items():
            taken[name].append(seconds(action))
    return {name: statistics.median(times[1:]) for name, times in taken.items()}  # the first run warms up


def hub_scan(root: Path) -> float:
    """Seconds of one scan by huggingface_hub; 0 if it is not installed."""
    try:
        from huggingface_hub import scan_cache_dir
    except ImportError:
        return 0.0
    return seconds(lambda: scan_cache_dir(root))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--folder", type=Path, help="where to build it (default: the folder for temporary files)")
    options = parser.parse_args()
    root = Path(tempfile.mkdtemp(prefix="cache-walk-", dir=options.folder))
    try:
        build(root, options.entries)
        taken = measure(root, options.runs)
        taken["huggingface_hub"] = hub_scan(root)
        counted = walk(str(root))
    finally:
        shutil.rmtree(root)
    print(f"{counted.files:,} files and links, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    for name, value in taken.items():
        print(f"{name:16} {value * 1000:8.1f} ms  {value / taken['du -s']:6.2f}")
    return 0 if taken["walk"] <= LIMIT * taken["du -s"] else 1


if __name__ == "__main__":
    sys.exit(main())
