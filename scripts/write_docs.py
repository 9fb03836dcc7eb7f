"""Write docs/checks/, with one page per check and an index, and the JSON Schema of a report's facts.

With --check, only compare the files.
"""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import msgspec

from indextts_doctor.checks import registry
from indextts_doctor.checks.finding import Check
from indextts_doctor.commands.explain import placeholders, summary
from indextts_doctor.facts import Facts

DOCS = Path(__file__).parent.parent / "docs"

PAGE = """# {code} {name}

*{severity}* · {title_en}

*{severity_zh}* · {title_zh}

## What it means

{why_en}

{why_zh}

## How it is detected

{how_en}

{how_zh}

## How to fix it

{advice_en}

{advice_zh}

## Source

{source}
{explains}"""

EXPLAINS = """
## Can cause

{codes}
"""
SEVERITY_ZH = {"error": "错误", "warning": "警告", "note": "提示"}


def markdown(words: str) -> str:
    """Escape "<" outside backticks, where Markdown would read it as HTML."""
    parts = words.split("`")
    return "`".join(part if number % 2 else part.replace("<", "\\<") for number, part in enumerate(parts))


def page(check: Check) -> str:
    """Page of a check in Markdown."""
    texts = {"why": check.why, "how": check.how, "advice": check.remedy or check.advice}
    words = {
        f"{part}_{lang}": markdown(placeholders(text.of(lang))) for part, text in texts.items() for lang in ("en", "zh")
    }
    words |= {f"title_{lang}": markdown(summary(check, lang)) for lang in ("en", "zh")}
    explains = EXPLAINS.format(codes=", ".join(f"`{code}`" for code in check.explains)) if check.explains else ""
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
    """Index of all pages in Markdown."""
    rows = [
        f"| [{check.code}]({check.code}.md) | {check.severity.label} | "
        f"{markdown(summary(check, 'en'))} | {markdown(summary(check, 'zh'))} |"
        for check in checks
    ]
    return "\n".join(["# The checks", "", "| code | severity | says | 中文 |", "|---|---|---|---|", *rows, ""])


def schema() -> str:
    """JSON Schema of the facts in a report."""
    found = msgspec.json.schema(Facts)
    for kind in found["$defs"].values():  # msgspec up to 0.22 keeps the indentation of docstrings
        if "description" in kind:
            kind["description"] = inspect.cleandoc(kind["description"])
    return msgspec.json.format(msgspec.json.encode(found), indent=1).decode() + "\n"


def main() -> int:
    """Write the files; with --check, return 1 if one is out of date."""
    checks = registry.builtin()
    wanted = {DOCS / "checks" / f"{check.code}.md": page(check) for check in checks}
    wanted[DOCS / "checks" / "README.md"] = index(checks)
    wanted[DOCS / "facts.schema.json"] = schema()
    present = {file: file.read_text(encoding="utf-8") for file in (DOCS / "checks").glob("*.md")}
    stale = [file for file, text in wanted.items() if not file.exists() or file.read_text(encoding="utf-8") != text]
    stale += [file for file in present if file not in wanted]
    if "--check" in sys.argv[1:]:
        sys.stdout.write("".join(f"out of date: {file.relative_to(DOCS.parent)}\n" for file in sorted(stale)))
        return 1 if stale else 0
    (DOCS / "checks").mkdir(parents=True, exist_ok=True)
    for file in stale:
        if file in wanted:
            file.write_text(wanted[file], encoding="utf-8")
        else:
            file.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
