"""PY020: an import fails because Python was built without a standard module."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.python import versions
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Imports, Interpreter
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

# Compiled module -> what it is called, and the Debian package that its compilation needs. Those that every engine
# needs are PY017's.
COMPILED = {
    "_bz2": ("bz2", "libbz2-dev"),
    "_lzma": ("lzma", "liblzma-dev"),
    "_sqlite3": ("sqlite3", "libsqlite3-dev"),
}


@check(
    "PY020",
    Severity.ERROR,
    title=Text(
        en="Python was built without {module}, which {broken} needs",
        zh="Python 编译时缺少 {module}，而 {broken} 需要它",
    ),
    why=Text(
        en="A Python that was compiled on a machine without the development packages lacks some standard "
        "modules without a word. Most programs never notice; this import does.",
        zh="在缺少开发包的机器上编译的 Python 会不声不响地缺少部分标准模块。多数程序用不到，但这个导入需要。",
    ),
    how=Text(
        en="The first exception of a failed import names a compiled module of the standard library.",
        zh="失败导入的最初异常指向标准库的某个编译模块。",
    ),
    advice=Text(
        en="Install the development package (Debian, Ubuntu), then build this Python again: `apt-get install "
        "{debian}`. Or take a ready-made Python, with uv for example: `uv venv --managed-python --python "
        "{minor} .venv-{minor}`",
        zh="安装开发包（Debian、Ubuntu），然后重新编译该 Python：`apt-get install {debian}`。也可改用现成的 "
        "Python，例如用 uv：`uv venv --managed-python --python {minor} .venv-{minor}`",
    ),
    explains=("IMP",),
    source="Python's own build instructions; reproduced: imports without _bz2 and _lzma",
)
def import_needs_missing_standard_module(imports: Imports, interpreter: Interpreter) -> Iterator[Evidence]:
    for module, (name, debian) in COMPILED.items():
        broken = [r.module for r in imports.results if not r.ok and failures.absent_module(r.root) == module]
        if broken and name in interpreter.missing_modules:
            yield Evidence(
                {"module": name, "broken": broken, "debian": debian, "minor": versions.minor(interpreter)},
                about=frozenset({module, name, *map(str.lower, broken)}),
            )
