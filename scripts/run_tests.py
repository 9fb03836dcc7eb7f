"""Runs the tests: everything, or a part.

python scripts/run_tests.py              everything: the quick ones, the others, those on other Pythons
python scripts/run_tests.py --quick      what needs no environment and is not slow: a slice of the files in each process
python scripts/run_tests.py --rest       the others without the thorough ones, and those on other Pythons: CI
python scripts/run_tests.py ARGUMENTS    pytest with these, once, here; -n 2 --dist loadgroup is its way to use two cores
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
QUICK = "not environment and not slow"
REST = "environment or slow"
IN_CI = f"({REST}) and not thorough"
# What reads the same on every Python: texts, names, sounds, programs that are not the doctor, and what the same other
# interpreters make of the scripts.
ALIKE = (
    "tests/checks/python/start/test_reasons.py",
    "tests/checks/test_registry.py",
    "tests/collect/outside/test_growth.py",
    "tests/collect/scripts/test_rules.py",
    "tests/commands/test_catalogue.py",
    "tests/commands/test_explain.py",
    "tests/i18n/test_text.py",
    "tests/repair/system/test_packages.py",
    "tests/speech/sound",
    "tests/speech/test_script_rules.py",
    "tests/target/test_environment.py",
    "tests/test_benchmark.py",
    "tests/test_docs.py",
    "tests/test_faults.py",
    "tests/test_file_trees.py",
    "tests/test_laws.py",
    "tests/test_nothing_leaks.py",
    "tests/test_readme.py",
    "tests/test_verify_knowledge.py",
    "tests/test_words.py",
)

sys.path.insert(0, str(ROOT / "tests" / "helpers"))

import interpreters  # noqa: E402 - it lies among the tests


def others() -> dict[str, Path]:
    """Return the oldest supported and the newest interpreter at hand, by version, without this one."""
    at_hand = {version: path for version, path in interpreters.every().items() if supported(version)}
    newest = max(at_hand, key=numbers, default="")
    here = "{}.{}".format(*sys.version_info)
    return {version: at_hand[version] for version in (OLDEST, newest) if version in at_hand and version != here}


def numbers(version: str) -> tuple[int, ...]:
    """Return "3.10" as (3, 10)."""
    return tuple(int(part) for part in version.split("."))


def supported(version: str) -> bool:
    """Whether the doctor itself runs on it."""
    return numbers(version)[:2] >= numbers(OLDEST)


def environment(version: str, python: Path) -> str:
    """Return the interpreter of an environment with the doctor and its tests, made on first use."""
    folder = ROOT / f".venv-{version}"
    inside = folder / "bin" / "python"
    uv = [sys.executable, "-m", "uv"]
    if not inside.exists():
        subprocess.run([*uv, "venv", "--quiet", "--python", str(python), str(folder)], check=True)
    install = [*uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(inside), "--constraint", LOCK]
    subprocess.run([*install, "--editable", ".", "--group", "dev"], check=True, cwd=ROOT)
    return str(inside)


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def variables() -> dict[str, str]:
    """Return the environment of the tests: compiled modules are kept, or every start of the doctor compiles it again."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def together(runs: list[list[str]]) -> list[int]:
    """Run all of them at once, show what each said when it ends, and return their exit codes.

    Each is one process: handing over one of thousands of tiny tests to a worker takes longer than the test.
    """
    with ThreadPoolExecutor(len(runs) or 1) as pool:
        ending = [pool.submit(aside, run) for run in runs]
        return [ended.result() for ended in as_completed(ending)]


def aside(run: list[str]) -> int:
    """Run it and show what it said all at once."""
    begun = time.monotonic()
    done = subprocess.run(
        run,
        check=False,
        cwd=ROOT,
        env=variables(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    head, end = f"\n=== {shown(run)}\n", f"=== {time.monotonic() - begun:.0f} s\n"
    sys.stdout.buffer.write(head.encode() + done.stdout + end.encode())
    sys.stdout.flush()
    return done.returncode


def alone(run: list[str]) -> int:
    """Run it and let it write where we do."""
    begun = time.monotonic()
    sys.stdout.write(f"\n=== {shown(run)}\n")
    sys.stdout.flush()
    code = subprocess.run(run, check=False, cwd=ROOT, env=variables()).returncode
    sys.stdout.write(f"=== {time.monotonic() - begun:.0f} s\n")
    return code


def shown(run: list[str]) -> str:
    """Return a command as it is shown: of many files, how many they are."""
    files = [word for word in run if word.endswith(".py")]
    words = [word for word in run if word not in files] if len(files) > 3 else run
    return " ".join(words) + (f" ({len(files)} files)" if len(files) > 3 else "")


def quick() -> list[int]:
    """Run what needs no environment: a slice of the files in each process, one more of them than cores, since some wait."""
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests").rglob("test_*.py"))
    pytest = [sys.executable, "-m", "pytest", "-q", "-m", QUICK, "-p", "no:cacheprovider"]
    slices = cores() + 1
    return together([[*pytest, *files[first::slices]] for first in range(slices)])


def rest(selection: str) -> list[int]:
    """Run what needs environments or is slow, here; then on the other Pythons all that may differ there."""
    here = [sys.executable, "-m", "pytest", "-n", str(cores()), "--dist", "loadgroup", "-m", selection]
    codes = [alone(here)]
    with ThreadPoolExecutor() as pool:
        pythons = list(pool.map(lambda one: environment(*one), others().items()))
    ignored = [f"--ignore={name}" for name in ALIKE]
    return codes + together([[python, "-m", "pytest", "-q", "-m", QUICK, *ignored] for python in pythons])


def main() -> int:
    """Return 0 when every run passed."""
    arguments = sys.argv[1:]
    if not arguments:
        codes = [*quick(), *rest(REST)]
    elif arguments == ["--quick"]:
        codes = quick()
    elif arguments == ["--rest"]:
        codes = rest(IN_CI)
    else:
        codes = [alone([sys.executable, "-m", "pytest", *arguments])]
    return 1 if any(codes) else 0


if __name__ == "__main__":
    sys.exit(main())
