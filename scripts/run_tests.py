"""Run all tests here, then those without environments on Python 3.9 and on the newest interpreter at hand.

Arguments go to pytest, and then only this interpreter's run is made.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
OLDEST = "3.9"

sys.path.insert(0, str(ROOT / "tests"))

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
    install = [*uv, "pip", "install", "--quiet", "--python", str(inside), "--editable", ".", "--group", "dev"]
    subprocess.run(install, check=True, cwd=ROOT)
    return inside


def main() -> int:
    """Return 0 when every run passed."""
    arguments = sys.argv[1:]
    runs = [[sys.executable, "-m", "pytest", *arguments]]
    if not arguments:
        for version, python in others().items():
            runs.append([str(environment(version, python)), "-m", "pytest", "-m", "not environment"])
    failed = 0
    for run in runs:
        sys.stdout.write(f"\n=== {' '.join(run)}\n")
        sys.stdout.flush()
        failed |= subprocess.run(run, check=False, cwd=ROOT).returncode
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
