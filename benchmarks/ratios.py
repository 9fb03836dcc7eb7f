"""Time of the doctor, as ratios to well-known commands, measured alternately.

    python benchmarks/ratios.py PYTHON [RUNS]

PYTHON is a deployment's interpreter with torch, transformers, scipy, onnxruntime and soundfile. Each row is one pair of
commands: A B A B ..., and the median of A/B pair by pair.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
DOCTOR = [sys.executable, "-m", "indextts_doctor"]
IMPORTS = "import torch, transformers, scipy.fft, onnxruntime, soundfile"
MEMORY = (
    "import atexit, resource, sys\n"
    "from indextts_doctor.cli import main\n"
    "atexit.register(lambda: print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr))\n"
    "main()\n"
)


def seconds(command: list[str], folder: str) -> float:
    """Wall time of one run, in seconds."""
    begin = time.perf_counter()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begin


def row(name: str, limit: float, one: list[str], other: list[str], runs: int, folder: str) -> None:
    """Print one pair: the medians, the ratio and its limit."""
    seconds(one, folder), seconds(other, folder)
    pairs = [(seconds(one, folder), seconds(other, folder)) for _ in range(runs)]
    ratios = sorted(a / b for a, b in pairs)
    ours, theirs = (statistics.median(column) for column in zip(*pairs))
    print(
        f"{name:34} {ours:7.3f} s {theirs:7.3f} s   ratio {statistics.median(ratios):.2f} "
        f"({ratios[0]:.2f} to {ratios[-1]:.2f}), at most {limit}",
        flush=True,
    )


def peak(arguments: list[str], folder: str) -> float:
    """Peak memory of the doctor's process, in MiB."""
    command = [sys.executable, "-c", MEMORY, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return int(done.stderr.rsplit("peak", 1)[1]) / 1024


def main() -> None:
    """Print the table."""
    python, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7
    os.environ.pop("VIRTUAL_ENV", None)
    with tempfile.TemporaryDirectory() as folder:
        target = ["check", folder, "--python", python, "--profile", "reference", "--no-smoke"]
        bare = [sys.executable, str(HERE / "bare_typer.py"), "check", "--help"]
        collect = [python, "-m", "torch.utils.collect_env"]
        row("check --help / bare Typer", 1.1, [*DOCTOR, "check", "--help"], bare, runs, folder)
        row("check --fast / collect_env", 0.20, [*DOCTOR, *target, "--fast"], collect, runs, folder)
        row("check / one process imports all", 0.85, [*DOCTOR, *target], [python, "-c", IMPORTS], runs, folder)
        print(f"{'peak memory of its own process':34} {peak(target, folder):.0f} MiB, at most 80")


if __name__ == "__main__":
    main()
