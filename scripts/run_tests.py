"""Run the tests with environments here, then all others here, on Python 3.9 and on the newest interpreter at hand.

Arguments go to pytest as they are, and then it runs once, here; ``-n 2 --dist loadgroup`` is its way to use two cores.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

ROOT = Path(__file__).parent.parent
OLDEST = "3.9"
LOCK = "constraints-dev.txt"
ALIKE = ("test_docs", "test_laws", "test_verify_knowledge", "test_words")

sys.path.insert(0, str(ROOT / "tests" / "helpers"))

import interpreters  # noqa: E402 - it lies among the tests


def others() -> dict[str, Path]:
    """Return the oldest supported and the newest interpreter at hand, by version, without this one."""
    at_hand = {version: path for version, path in interpreters.every().items() if supported(version)}
    newest = max(at_hand, key=numbers, default="")
    here = "{}.{}".format(*sys.version_info)
    return {
        version: at_hand[version] for version in (OLDEST, newest) if version in at_hand and version != here
    }


def numbers(version: str) -> tuple[int, ...]:
    """Return "3.10" as (3, 10)."""
    return tuple(int(part) for part in version.split("."))


def supported(version: str) -> bool:
    """Whether the doctor itself runs on it."""
    return numbers(version)[:2] >= numbers(OLDEST)


def environment(version: str, python: Path) -> Path:
    """Return the interpreter of an environment with the doctor and its tests, made on first use."""
    folder = ROOT / f".venv-{version}"
    inside = folder / "bin" / "python"
    uv = [sys.executable, "-m", "uv"]
    if not inside.exists():
        subprocess.run([*uv, "venv", "--quiet", "--python", str(python), str(folder)], check=True)
    install = [
        *uv,
        "pip",
        "install",
        "--quiet",
        "--python",
        str(inside),
        "--constraint",
        LOCK,
        "--editable",
        ".",
    ]
    subprocess.run([*install, "--group", "dev"], check=True, cwd=ROOT)
    return inside


def workers() -> list[str]:
    """Return the options that let pytest run as many tests at once as this process may use cores."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return ["-n", str(cores), "--dist", "loadgroup"]


def together(runs: list[list[str]]) -> list[int]:
    """Run all of them at once, show what each said when it ends, and return their exit codes.

    Each is one process: handing over one of thousands of tiny tests to a worker takes longer than the test.
    """
    with ThreadPoolExecutor(len(runs)) as pool:
        ending = [pool.submit(aside, run) for run in runs]
        return [ended.result() for ended in as_completed(ending)]


def aside(run: list[str]) -> int:
    """Run it and show what it said all at once."""
    begun = time.monotonic()
    done = subprocess.run(
        run, check=False, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    head, end = f"\n=== {' '.join(run)}\n", f"=== {time.monotonic() - begun:.0f} s\n"
    sys.stdout.buffer.write(head.encode() + done.stdout + end.encode())
    sys.stdout.flush()
    return done.returncode


def alone(run: list[str]) -> int:
    """Run it and let it write where we do."""
    sys.stdout.write(f"\n=== {' '.join(run)}\n")
    sys.stdout.flush()
    return subprocess.run(run, check=False, cwd=ROOT).returncode


def left_out(python: str) -> list[str]:
    """Return the options that leave out what reads the same on every Python: texts, and which names exist."""
    return [] if python == sys.executable else [f"--ignore=tests/{name}.py" for name in ALIKE]


def main() -> int:
    """Return 0 when every run passed."""
    here = [sys.executable, "-m", "pytest"]
    if sys.argv[1:]:
        return 1 if alone([*here, *sys.argv[1:]]) else 0
    pythons = [sys.executable, *(str(environment(*one)) for one in others().items())]
    codes = [alone([*here, *workers(), "-m", "environment"])]
    codes += together(
        [[python, "-m", "pytest", "-m", "not environment", *left_out(python)] for python in pythons]
    )
    return 1 if any(codes) else 0


if __name__ == "__main__":
    sys.exit(main())
