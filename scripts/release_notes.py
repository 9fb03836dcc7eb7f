"""Print what the changelog says of a version; fail unless it is the version of the package.

python scripts/release_notes.py 0.2.0
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSION = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)


def notes(changelog: str, version: str) -> str:
    """Return the section of a version; empty when there is none, or none with a date."""
    head = rf"^## {re.escape(version)} - \d{{4}}-\d{{2}}-\d{{2}}$\n(.*?)(?=^## |\Z)"
    found = re.search(head, changelog, re.MULTILINE | re.DOTALL)
    return found[1].strip() + "\n" if found else ""


def main() -> int:
    """Return 1 when something about the version is not as it should be."""
    [version] = sys.argv[1:]
    [ours] = VERSION.findall((ROOT / "src/indextts_doctor/__init__.py").read_text(encoding="utf-8"))
    found = notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    if version != ours or not found.strip():
        sys.stderr.write(
            f"asked for {version}; the package is {ours}; the changelog says: {found.strip() or 'nothing'}\n"
        )
        return 1
    sys.stdout.write(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
