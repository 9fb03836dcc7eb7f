"""PY017: this Python was built without modules that the deployment needs."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.python import versions
from indextts_doctor.facts import Interpreter

# Module -> the Debian package that its compilation needs. bz2, lzma and sqlite3 are not needed to import the engines;
# PY020 speaks where one of them is.
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
    why=_("""A Python that was compiled on a machine without the development packages of libffi, zlib or OpenSSL lacks
        these modules without a word. Without ctypes neither scipy nor soundfile imports, without zlib neither
        transformers nor flask; without ssl nothing can be downloaded."""),
    how=_("The interpreter was asked to import the compiled part of each."),
    advice=_("""Install the development packages (Debian, Ubuntu), then build this Python again: `apt-get install
        {debian}`. Or take a ready-made Python, with uv for example: `uv venv --managed-python --python {minor}
        .venv-{minor}`"""),
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
