"""Print the section of a version in the changelog; fail unless it is the version of the package.

python scripts/release_notes.py 0.2.0
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSION = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)


def notes(changelog: str, version: str) -> str:
    """Section of a version; empty if it is missing or has no date."""
    head = rf"^## {re.escape(version)} - \d{{4}}-\d{{2}}-\d{{2}}$\n(.*?)(?=^## |\Z)"
    found = re.search(head, changelog, re.MULTILINE | re.DOTALL)
    return found[1].strip() + "\n" if found else ""


def main() -> int:
    """Print the section; return 1 if the version differs or the section is empty."""
    [version] = sys.argv[1:]
    [ours] = VERSION.findall((ROOT / "src/indextts_doctor/__init__.py").read_text(encoding="utf-8"))
    found = notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    if version != ours or not found.strip():
        sys.stderr.write(
            f"requested {version}; the package is {ours}; the changelog contains: {found.strip() or 'nothing'}\n"
        )
        return 1
    sys.stdout.write(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
