"""APP002: the application imports a name that the installed package does not have."""

from indextts_doctor.checks import CannotCheck, Evidence, Found, Severity, Text, _, check
from indextts_doctor.facts import Application, Launches, Packages, SourceFile, Taken, Target
from indextts_doctor.references.launch import importers, reached

# The released name for one that never existed or was removed; used if the installed module contains it.
RENAMED = {"AutoModelForTextToSpeech": "AutoModelForTextToWaveform"}
FAST = _("names in modules are not looked up with --fast")


SILENT = _("names could not be looked up in the imported modules")


class AppImportsUnknownName(Evidence, frozen=True):
    file: str
    line: int
    module: str
    name: str
    package: str
    offers: list[str]
    fix: Text


@check(
    "APP002",
    Severity.ERROR,
    title=_("{file} imports {module}.{name}, not in {package}"),
    summary=_("the application imports a name that the installed package lacks"),
    why=_("""The import ends with "ImportError: cannot import name". No release of transformers contains
        AutoModelForTextToSpeech, which some guides use: the class was proposed under this name and released as
        AutoModelForTextToWaveform and AutoModelForTextToSpectrogram."""),
    how=_("""The files that the service loads at startup, and the files they import, are parsed without running them. A
        name that does not occur in the source of its module is looked up in the module itself, in a separate process.
        Imports under try or if are not counted, and only packages that the profile imports are looked up."""),
    advice=_("{fix}"),
    remedy=_("""Change the import to a name that the installed package contains, or install the version of the package
        that the code was written for."""),
    explains=("SMK026", "SMK028"),
    source="huggingface/transformers#24952, #25595; reproduced with transformers 4.35.2",
)
def app_imports_unknown_name(
    application: Application, launches: Launches, packages: Packages, target: Target
) -> Found[AppImportsUnknownName]:
    if not application.tried:
        raise CannotCheck("skipped" if target.fast else "failed", FAST if target.fast else SILENT)
    for file in reached(launches, application):
        used = bool(importers(file.module, application))
        for one in file.taken:
            if one.lacks and (one.called or used):
                yield _evidence(file, one, packages)


def _evidence(file: SourceFile, one: Taken, packages: Packages) -> AppImportsUnknownName:
    package = packages.find(_top(one).replace("_", "-"))
    return AppImportsUnknownName(
        file=file.path,
        line=one.line,
        module=one.module,
        name=one.name,
        package=f"{package.name} {package.version}" if package else _top(one),
        offers=list(one.offers),
        fix=_fix(file, one),
        about=frozenset({_top(one), file.path.lower(), "http"}),
    )


def _fix(file: SourceFile, one: Taken) -> Text:
    place = f"{file.path}:{one.line}"
    renamed = RENAMED.get(one.name, "")
    if renamed in one.offers:
        line = f"from {one.module} import {renamed}"
        return _("Write {line} at {place}, and replace {name} with {renamed} in the rest of the file.").filled(
            line=line, place=place, renamed=renamed, name=one.name
        )
    alike = ", ".join(one.offers[:3])
    if alike:
        return _("""Change the import at {place} to an existing name (similar: {alike}), or install the version of the
            package that the code was written for.""").filled(place=place, alike=alike)
    return _(
        "Install the version of the package that the code was written for, or change the import at {place}."
    ).filled(place=place)


def _top(one: Taken) -> str:
    return one.module.partition(".")[0].lower()
