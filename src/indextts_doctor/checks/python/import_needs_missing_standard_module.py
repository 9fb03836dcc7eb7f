"""PY020: an import fails because Python was built without a standard module."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.python import versions
from indextts_doctor.facts import Imports, Interpreter

# Compiled module -> what it is called, and the Debian package that its compilation needs. Those that every engine
# needs are PY017's.
COMPILED = {"_bz2": ("bz2", "libbz2-dev"), "_lzma": ("lzma", "liblzma-dev"), "_sqlite3": ("sqlite3", "libsqlite3-dev")}


class ImportNeedsMissingStandardModule(Evidence, frozen=True):
    module: str
    broken: list[str]
    debian: str
    minor: str


@check(
    "PY020",
    Severity.ERROR,
    title=_("Python was built without {module}, which {broken} needs"),
    why=_("""A Python that was compiled on a machine without the development packages lacks some standard modules
        without a word. Most programs never notice; this import does."""),
    how=_("The first exception of a failed import names a compiled module of the standard library."),
    advice=_("""Install the development package (Debian, Ubuntu), then build this Python again: `apt-get install
        {debian}`. Or take a ready-made Python, with uv for example: `uv venv --managed-python --python {minor}
        .venv-{minor}`"""),
    explains=("IMP",),
    source="Python's own build instructions; reproduced: imports without _bz2 and _lzma",
)
def import_needs_missing_standard_module(
    imports: Imports, interpreter: Interpreter
) -> Found[ImportNeedsMissingStandardModule]:
    for module, (name, debian) in COMPILED.items():
        broken = [r.module for r in imports.results if not r.ok and failures.absent_module(r.root) == module]
        if broken and name in interpreter.missing_modules:
            yield ImportNeedsMissingStandardModule(
                module=name,
                broken=broken,
                debian=debian,
                minor=versions.minor(interpreter),
                about=frozenset({module, name, *map(str.lower, broken)}),
            )
