"""Write docs/checks/ from the checks: one page each, and an index. With --check, only compare."""

from __future__ import annotations

import sys
from pathlib import Path

from indextts_doctor import registry
from indextts_doctor.listing import placeholders
from indextts_doctor.model import Check

FOLDER = Path(__file__).parent.parent / "docs" / "checks"

PAGE = """# {code} {name}

*{severity}* · {title_en}

*{severity_zh}* · {title_zh}

## What it means

{why_en}

{why_zh}

## How it is told

{how_en}

{how_zh}

## How to cure it

{advice_en}

{advice_zh}

## Known from

{source}
{explains}"""

EXPLAINS = """
## Accounts for

{codes}
"""
SEVERITY_ZH = {"error": "错误", "warning": "警告", "note": "提示"}


def page(check: Check) -> str:
    """Return the page of a check in Markdown."""
    words = {
        f"{part}_{lang}": placeholders(getattr(getattr(check, part), lang)).replace("<", "\\<")
        for part in ("title", "why", "how", "advice")
        for lang in ("en", "zh")
    }
    explains = (
        EXPLAINS.format(codes=", ".join(f"`{code}`" for code in check.explains)) if check.explains else ""
    )
    label = check.severity.label
    return PAGE.format(
        code=check.code,
        name=check.name,
        severity=label,
        severity_zh=SEVERITY_ZH[label],
        source=check.source,
        explains=explains,
        **words,
    )


def index(checks: tuple[Check, ...]) -> str:
    """Return the list of all pages."""
    rows = [
        f"| [{check.code}]({check.code}.md) | {check.severity.label} | "
        f"{placeholders(check.title.en)} | {placeholders(check.title.zh)} |".replace("<", "\\<")
        for check in checks
    ]
    return "\n".join(
        ["# The checks", "", "| code | severity | says | 中文 |", "|---|---|---|---|", *rows, ""]
    )


def main() -> int:
    """Write the pages, or with --check return 1 when one is out of date."""
    checks = registry.builtin()
    wanted = {f"{check.code}.md": page(check) for check in checks}
    wanted["README.md"] = index(checks)
    present = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
    if "--check" in sys.argv[1:]:
        stale = sorted(name for name in {*wanted, *present} if wanted.get(name) != present.get(name))
        sys.stdout.write("".join(f"out of date: docs/checks/{name}\n" for name in stale))
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in present.keys() - wanted.keys():
        (FOLDER / name).unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
