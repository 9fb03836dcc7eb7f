"""PY020: an import fails because Python was built without a standard module."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.python import versions
from indextts_doctor.facts import Imports, Interpreter

# Compiled module -> its name, and the Debian package that is needed to build it. The modules that every engine needs
# are in PY017.
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
    summary=_("Python was built without a standard module that an import needs"),
    why=_("""If the development packages are missing when Python is compiled, the build leaves out some standard modules
        without an error. Most programs do not need them, but this import does."""),
    how=_("The first exception of a failed import refers to a compiled module of the standard library."),
    advice=_("""Install the development package, then build Python again (Debian, Ubuntu): `apt-get install {debian}`. Or
        use a prebuilt Python, for example with uv: `uv venv --managed-python --python {minor} .venv-{minor}`"""),
    remedy=_("""Install the development package of the missing module, then build Python again. Or use a prebuilt Python,
        for example with uv venv --managed-python."""),
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
