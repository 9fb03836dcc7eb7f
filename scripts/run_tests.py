"""Run all tests, or a part of them.

python scripts/run_tests.py              all tests: quick ones, others, and those on other Pythons
python scripts/run_tests.py --quick      tests that need no environment and are not slow, in parallel processes
python scripts/run_tests.py --rest       other tests except thorough ones, and those on other Pythons: CI
python scripts/run_tests.py ARGUMENTS    pytest once with these arguments; -n 2 --dist loadgroup uses two cores
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
# Tests whose result does not depend on the Python that runs them: texts, names, sounds, other programs, and scripts that
# run in other interpreters.
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

import interpreters  # noqa: E402 - in the folder of the tests


def others() -> dict[str, Path]:
    """The oldest supported and the newest available interpreter, by version, without this one."""
    available = {version: path for version, path in interpreters.every().items() if supported(version)}
    newest = max(available, key=numbers, default="")
    here = "{}.{}".format(*sys.version_info)
    return {version: available[version] for version in (OLDEST, newest) if version in available and version != here}


def numbers(version: str) -> tuple[int, ...]:
    """Convert "3.10" to (3, 10)."""
    return tuple(int(part) for part in version.split("."))


def supported(version: str) -> bool:
    """Whether the doctor supports this version."""
    return numbers(version)[:2] >= numbers(OLDEST)


def environment(version: str, python: Path) -> str:
    """Interpreter of an environment with the doctor and its tests; created on first use."""
    folder = ROOT / f".venv-{version}"
    inside = folder / "bin" / "python"
    uv = [sys.executable, "-m", "uv"]
    if not inside.exists():
        subprocess.run([*uv, "venv", "--quiet", "--python", str(python), str(folder)], check=True)
    install = [*uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(inside), "--constraint", LOCK]
    subprocess.run([*install, "--editable", ".", "--group", "dev"], check=True, cwd=ROOT)
    return str(inside)


def cores() -> int:
    """Number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def variables() -> dict[str, str]:
    """Environment of the tests, with bytecode: otherwise every start of the doctor compiles it again."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def together(runs: list[list[str]]) -> list[int]:
    """Run the commands in parallel, print the output of each when it ends, and return their exit codes.

    One more than cores runs at a time, because some tests wait. Each command is one process: sending one of thousands of
    tiny tests to a worker takes longer than the test.
    """
    with ThreadPoolExecutor(cores() + 1) as pool:
        ending = [pool.submit(aside, run) for run in runs]
        return [ended.result() for ended in as_completed(ending)]


def aside(run: list[str]) -> int:
    """Run a command and print its output when it ends."""
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
    """Run a command with our standard output."""
    begun = time.monotonic()
    sys.stdout.write(f"\n=== {shown(run)}\n")
    sys.stdout.flush()
    code = subprocess.run(run, check=False, cwd=ROOT, env=variables()).returncode
    sys.stdout.write(f"=== {time.monotonic() - begun:.0f} s\n")
    return code


def shown(run: list[str]) -> str:
    """Text of a command; many files are replaced by their number."""
    files = [word for word in run if word.endswith(".py")]
    words = [word for word in run if word not in files] if len(files) > 3 else run
    return " ".join(words) + (f" ({len(files)} files)" if len(files) > 3 else "")


def quick() -> list[int]:
    """Run tests that need no environment, in more slices than processes: some files take long."""
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests").rglob("test_*.py"))
    pytest = [sys.executable, "-m", "pytest", "-q", "-m", QUICK, "-p", "no:cacheprovider"]
    slices = 4 * cores()
    return together([[*pytest, *files[first::slices]] for first in range(slices)])


def rest(selection: str) -> list[int]:
    """Run tests that need environments or are slow; then the quick tests on other Pythons."""
    here = [sys.executable, "-m", "pytest", "-n", str(cores() + 1), "--dist", "loadgroup", "-m", selection]
    codes = [alone(here)]
    with ThreadPoolExecutor() as pool:
        pythons = list(pool.map(lambda one: environment(*one), others().items()))
    ignored = [f"--ignore={name}" for name in ALIKE]
    return codes + together([[python, "-m", "pytest", "-q", "-m", QUICK, *ignored] for python in pythons])


def main() -> int:
    """Run the requested tests; 0 if every run passed."""
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
