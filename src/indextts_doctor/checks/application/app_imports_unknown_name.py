"""APP002: the application imports a name that the installed package does not have."""

from indextts_doctor.checks import CannotCheck, Evidence, Found, Severity, Text, _, check
from indextts_doctor.facts import Application, Launches, Packages, SourceFile, Taken, Target
from indextts_doctor.references.launch import importers, reached

# What a name that never was, or is no more, is called; used where the installed module has it.
RENAMED = {"AutoModelForTextToSpeech": "AutoModelForTextToWaveform"}
FAST = _("left out by --fast: no module is asked for its names")


SILENT = _("the modules that it imports from could not be asked for their names")


class AppImportsUnknownName(Evidence, frozen=True):
    file: str
    line: int
    module: str
    name: str
    package: str
    offers: list[str]
    cure: Text


@check(
    "APP002",
    Severity.ERROR,
    title=_("{file} imports {name} from {module}, and {package} has no such name"),
    why=_("""Python ends with "ImportError: cannot import name". No release of transformers has
        AutoModelForTextToSpeech, which guides use: it was proposed under this name and released as
        AutoModelForTextToWaveform and AutoModelForTextToSpectrogram."""),
    how=_("""The files that the service starts with, and those that they import, are parsed and not run. A name that the
        text of its module does not hold is looked for in the module itself, in a process of its own; what is imported
        under try or if is not counted. Only packages that the profile imports are asked."""),
    advice=_("{cure}"),
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
        cure=_cure(file, one),
        about=frozenset({_top(one), file.path.lower(), "http"}),
    )


def _cure(file: SourceFile, one: Taken) -> Text:
    place = f"{file.path}:{one.line}"
    renamed = RENAMED.get(one.name, "")
    if renamed in one.offers:
        line = f"from {one.module} import {renamed}"
        return _("Write {line} at {place}, and {renamed} wherever {name} stands in the file.").filled(
            line=line, place=place, renamed=renamed, name=one.name
        )
    alike = ", ".join(one.offers[:3])
    if alike:
        return _("""Change the import at {place} to a name that is there (spelt alike: {alike}), or install the version
            of the package that the code was written for.""").filled(place=place, alike=alike)
    return _("""Install the version of the package that the code was written for, or change the
        import at {place}.""").filled(place=place)


def _top(one: Taken) -> str:
    return one.module.partition(".")[0].lower()
