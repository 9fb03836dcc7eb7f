"""The structure of the package, read from its imports.

    python scripts/architecture.py [--write]

Prints each package with its number of modules and the packages that it imports. Then prints broken rules: an import cycle,
an import against the data flow, a package with too many modules, an outdated table in docs/architecture.md (--write
updates it). The exit code is 1 if a rule is broken.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "src" / "indextts_doctor"
NAME = ROOT.name
PAGE = ROOT.parent.parent / "docs" / "architecture.md"
BEGIN, END = "<!-- the picture: python scripts/architecture.py --write -->\n", "<!-- end of the picture -->"
# In the order of the data flow: a package imports those before it, never one after it.
ORDER = (
    "i18n", "facts", "redact", "supervise", "formats", "config", "target", "collect", "references", "checks", "fixes",
    "diagnose", "speech", "plugins", "repair", "report", "commands", "cli",
)  # fmt: skip
MOST_AT_THE_TOP = 20
MOST_IN_A_PACKAGE = 20
# Entry points belong to no package; the scripts for the deployment's interpreter are single files without our imports.
ENTRY = ("__init__", "__main__")

Arrows = dict[str, dict[str, list[str]]]


def modules() -> dict[str, Path]:
    """Every module of the package, by its dotted name in the package."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """Yield our modules that a file imports, anywhere in it, also those only for annotations."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == NAME:
            base = node.module.partition(".")[2]
            for alias in node.names:
                inner = f"{base}.{alias.name}".lstrip(".")
                yield inner if inner in known else base
        elif isinstance(node, ast.Import):
            yield from (a.name.partition(".")[2] for a in node.names if a.name.split(".")[0] == NAME)


def room(module: str) -> str:
    """Top-level package of a module."""
    return module.partition(".")[0]


def arrows(known: dict[str, Path]) -> Arrows:
    """Imports between top-level packages, with the modules that import."""
    found: Arrows = defaultdict(lambda: defaultdict(list))
    for module, path in known.items():
        for other in imports(path, known):
            if room(other) and room(other) != room(module) and room(module) not in ("", *ENTRY):
                found[room(module)][room(other)].append(f"{module} -> {other}")
    return found


def upwards(found: Arrows) -> Iterator[str]:
    """Yield a sentence for each import against the data flow."""
    rank = {name: place for place, name in enumerate(ORDER)}
    for one, others in found.items():
        if one not in rank:
            yield f"{one} is missing in ORDER"
            continue
        for other, ways in others.items():
            if rank.get(other, -1) >= rank[one]:
                yield from (f"upwards: {way}" for way in ways)


def circles(known: dict[str, Path]) -> Iterator[str]:
    """Yield the first import cycle of modules, also within a package."""
    graph = {module: set(imports(path, known)) - {module, ""} for module, path in known.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield f"import cycle: {' -> '.join(reversed(error.args[1]))}"


def sizes(known: dict[str, Path]) -> dict[str, int]:
    """Number of modules in each package, without its sub-packages."""
    count: dict[str, int] = defaultdict(int)
    for path in known.values():
        if path.stem not in ENTRY:
            count[path.parent.relative_to(ROOT).as_posix()] += 1
    return count


def crowded(known: dict[str, Path]) -> Iterator[str]:
    """Yield a sentence for each package with too many modules."""
    top = sorted({path.relative_to(ROOT).parts[0] for path in known.values()})
    if len(top) > MOST_AT_THE_TOP:
        yield f"{len(top)} packages and modules at the top level, at most {MOST_AT_THE_TOP}"
    for package, count in sizes(known).items():
        if count > MOST_IN_A_PACKAGE:
            yield f"{package} has {count} modules, at most {MOST_IN_A_PACKAGE}"


def picture(known: dict[str, Path], found: Arrows) -> str:
    """Table of the packages with their number of modules and their imports."""
    rows = ["| package | modules | imports |", "|---|---|---|"]
    for name in ORDER:
        count = sum(1 for module in known if room(module) == name)
        used = [other for other in ORDER if other in found.get(name, {})]
        rows.append(f"| `{name}` | {count} | {' '.join(used) or '–'} |")
    return "\n".join(rows) + "\n"


def page(drawn: str) -> str:
    """Text of the page on the architecture with this table."""
    before, _begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    return f"{before}{BEGIN}\n{drawn}\n{END}{rest.partition(END)[2]}"


def main() -> int:
    """Print the table and broken rules; return 1 if a rule is broken."""
    known = modules()
    found = arrows(known)
    drawn = picture(known, found)
    sys.stdout.write(drawn)
    if "--write" in sys.argv[1:]:
        PAGE.write_text(page(drawn), encoding="utf-8")
    wrong = [*circles(known), *upwards(found), *crowded(known)]
    if page(drawn) != PAGE.read_text(encoding="utf-8"):
        wrong.append(f"docs/{PAGE.name} has an outdated table: run python scripts/architecture.py --write")
    total = sum(len(others) for others in found.values())
    sys.stdout.write(f"\n{len(ORDER)} packages, {total} arrows, {len(wrong)} broken rules\n")
    sys.stdout.writelines(f"  {line}\n" for line in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
