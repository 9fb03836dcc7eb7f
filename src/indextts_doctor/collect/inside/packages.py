"""The packages in the deployment's environment, read by its own interpreter."""

from typing import Any, Union

import msgspec

from indextts_doctor.collect.inside.probe import missing, send
from indextts_doctor.collect.jobs import Job, Run
from indextts_doctor.collect.registry import collector
from indextts_doctor.facts import FIELDS, Imports, Missing, Packages, Profile
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context


def level(context: Context) -> str:
    """How thoroughly files are checked: "nothing", "size" or "hash" (all of them)."""
    return "nothing" if context.target.fast else "hash" if context.target.deep else "size"


@collector(Packages, label=_("packages"))
def collect(context: Context) -> Union[Packages, Missing]:
    """The distributions on the deployment's sys.path, or why they are not available."""
    return installed(context, level(context))


def look_closer(context: Context, run: Run, packages: Any, imports: Any) -> Any:
    """The packages with the files of those hashed that a failed import touched, unless all were.

    What is not available stays unchanged.
    """
    suspects = suspected(context.profile, imports) if isinstance(imports, Imports) else ()
    if not suspects or context.target.deep:
        return packages
    closer = run.now(Job(FIELDS[Packages], lambda: installed(context, "size", suspects)))
    return packages if isinstance(closer, Missing) else closer


def suspected(profile: Profile, imports: Imports) -> tuple[str, ...]:
    """The packages that a failed import touched: their files are worth a closer look than their sizes."""
    names: set[str] = set()
    for result in imports.results:
        if not result.ok and not (result.optional and not result.packages):
            names.update(result.packages)
            names.update(need.package for need in profile.imports if need.module == result.module)
    return tuple(sorted(names))


def installed(context: Context, level: str, hash_packages: tuple[str, ...] = ()) -> Union[Packages, Missing]:
    """The distributions, their files checked as thoroughly as ``level`` asks for.

    The files of ``hash_packages``, canonical names, are hashed in any case; with "hash" they are the only ones.
    """
    outcome = send(context, "packages", level, ",".join(hash_packages))
    return decode(outcome.result) if outcome.kind == "ok" else missing(outcome)


def decode(result: Any) -> Union[Packages, Missing]:
    """The record of what the probe answered; what runs in that process may have forged it."""
    try:
        return msgspec.convert(result, Packages)
    except msgspec.ValidationError as error:
        reason = _("the probe returned invalid data about packages")
        return Missing("failed", reason, str(error)[:500])
