"""PY017: Python was built without standard modules that the deployment needs."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.python import versions
from indextts_doctor.facts import Interpreter

# Module -> the Debian package that is needed to build it. bz2, lzma and sqlite3 are not needed to import the engines;
# PY020 reports them if an import needs one.
NEEDED = {Severity.ERROR: {"ctypes": "libffi-dev", "zlib": "zlib1g-dev"}, Severity.WARNING: {"ssl": "libssl-dev"}}


class StandardModulesAreMissing(Evidence, frozen=True):
    version: str
    minor: str
    modules: list[str]
    debian: str


@check(
    "PY017",
    Severity.ERROR,
    title=_("Python {version} was built without {modules}"),
    summary=_("Python was built without standard modules that the deployment needs"),
    why=_("""If the development packages of libffi, zlib or OpenSSL are missing when Python is compiled, the build leaves
        out these modules without an error. Without ctypes, scipy and soundfile fail to import; without zlib,
        transformers and flask. Without ssl, downloads fail."""),
    how=_("The interpreter imports the compiled part of each module."),
    advice=_("""Install the development packages, then build Python again (Debian, Ubuntu): `apt-get install {debian}`. Or
        use a prebuilt Python, for example with uv: `uv venv --managed-python --python {minor} .venv-{minor}`"""),
    remedy=_("""Install the development packages of the missing modules, then build Python again. Or use a prebuilt
        Python, for example with uv venv --managed-python."""),
    explains=("IMP",),
    source="reproduced: imports of scipy 1.10.1, soundfile, transformers 4.35.2 and flask 2.3.3 without "
    "_ctypes, zlib and _ssl",
)
def standard_modules_are_missing(interpreter: Interpreter) -> Found[StandardModulesAreMissing]:
    for severity, modules in NEEDED.items():
        absent = [name for name in modules if name in interpreter.missing_modules]
        if absent:
            yield StandardModulesAreMissing(
                version=versions.version(interpreter),
                minor=versions.minor(interpreter),
                modules=absent,
                debian=" ".join(modules[name] for name in absent),
                about=frozenset(absent) | frozenset(f"_{name}" for name in absent),
                severity=severity,
            )
