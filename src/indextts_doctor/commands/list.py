"""The command ``list``: checks, families, fixes and profiles."""

import dataclasses
from typing import Any, Literal

from indextts_doctor.checks import registry
from indextts_doctor.checks.families import FAMILIES
from indextts_doctor.commands.explain import summary
from indextts_doctor.commands.options import OutputOptions
from indextts_doctor.commands.output import Output
from indextts_doctor.commands.terminal import show
from indextts_doctor.config import profiles
from indextts_doctor.fixes.registry import fixes
from indextts_doctor.plugins import loading
from indextts_doctor.report.listing import Listing

Kind = Literal["checks", "families", "fixes", "profiles"]
COLUMNS = {
    "checks": ("code", "severity", "name", "title"),
    "families": ("name", "prefix", "title"),
    "fixes": ("code", "name", "title"),
    "profiles": ("name", "title"),
}


@dataclasses.dataclass(frozen=True)
class ListOptions:
    """What ``list`` is asked."""

    kind: Kind
    output: OutputOptions = OutputOptions()


def run(options: ListOptions) -> int:
    """Print the list. Raises UserError for an unknown format or language."""
    output = Output.of(options.output)
    show(output.renderer.listing(listing(options.kind, output.lang), output.view))
    return 0


def listing(kind: Kind, lang: str) -> Listing:
    """Return what the doctor knows of a kind."""
    rows = {"checks": _checks, "families": _families, "fixes": _fixes, "profiles": _profiles}[kind](lang)
    return Listing(tuple(rows), COLUMNS[kind])


def _checks(lang: str) -> list[dict[str, Any]]:
    return [
        {
            "code": check.code,
            "severity": check.severity.label,
            "name": check.name,
            "title": summary(check, lang),
            "explains": list(check.explains),
            "source": check.source,
        }
        for check in loading.all_checks()
    ]


def _families(lang: str) -> list[dict[str, Any]]:
    codes = [check.code for check in registry.builtin()]
    return [
        {
            "name": family.name,
            "prefix": ",".join(family.prefixes),
            "title": family.title.of(lang),
            "checks": [code for code in codes if family.has(code)],
        }
        for family in FAMILIES
    ]


def _fixes(lang: str) -> list[dict[str, Any]]:
    names = {check.code: check.name for check in registry.builtin()}
    return [
        {"code": fix.code, "name": names[fix.code], "title": fix.title.fill({}, lang), "source": fix.source}
        for fix in fixes().values()
    ]


def _profiles(lang: str) -> list[dict[str, Any]]:
    rows = []
    for name, file in profiles.available(loading.load().profiles).items():
        profile = profiles.load(name, extra=(file,))
        rows.append({"name": name, "title": profile.title.fill({}, lang), "source": profile.source, "file": str(file)})
    return rows
