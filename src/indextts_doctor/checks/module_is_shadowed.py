"""PY016: a file of the service's folder hides an installed or a standard module."""

from collections.abc import Iterator

from indextts_doctor import pythons
from indextts_doctor.facts import Profile, Shadows
from indextts_doctor.facts.python import Shadow
from indextts_doctor.model import Evidence, Severity, Text
from indextts_doctor.registry import check

# Standard modules that importing numpy, scipy.fft, transformers, flask, onnxruntime or soundfile always imports.
# fmt: off
IMPORTED_BY_ALL = frozenset({
    "__future__", "argparse", "array", "ast", "asyncio", "base64", "binascii", "bisect", "bz2", "calendar", "cmath",
    "collections", "concurrent", "contextlib", "contextvars", "copy", "copyreg", "csv", "ctypes", "dataclasses",
    "datetime", "decimal", "difflib", "dis", "email", "enum", "fcntl", "fnmatch", "functools", "gettext", "hashlib",
    "heapq", "hmac", "html", "http", "importlib", "inspect", "ipaddress", "json", "keyword", "linecache", "locale",
    "logging", "lzma", "math", "mimetypes", "numbers", "opcode", "operator", "pathlib", "pickle", "pkgutil",
    "platform", "pprint", "queue", "random", "re", "reprlib", "secrets", "select", "selectors", "shutil", "signal",
    "socket", "socketserver", "ssl", "string", "stringprep", "struct", "subprocess", "sysconfig", "tempfile",
    "textwrap", "threading", "token", "tokenize", "traceback", "types", "typing", "unicodedata", "urllib", "uuid",
    "warnings", "weakref", "zipfile", "zlib",
})
# fmt: on


@check(
    "PY016",
    Severity.ERROR,
    title=Text(
        en="{file} hides the module {module} ({hides})",
        zh="{file} 盖住了模块 {module}（{hides}）",
    ),
    why=Text(
        en="`python app.py` looks for modules in the folder of app.py first. A file of the same name as a "
        "library is imported instead of it, by the library's own code too. The message is misleading: "
        "\"cannot import name 'fft' from 'scipy' (/srv/tts/scipy.py)\" or \"'scipy' is not a package\".",
        zh="运行 python app.py 时，Python 首先在 app.py 所在目录找模块。"
        "与库同名的文件会被当成那个库导入，连库自己的代码也会导错。报错容易误导人："
        "cannot import name 'fft' from 'scipy' (/srv/tts/scipy.py) 或 'scipy' is not a package。",
    ),
    how=Text(
        en="The names in the service's folder were compared with what is installed and with the standard "
        "library. Folders without __init__.py hide nothing, copies of the hidden package itself do not count.",
        zh="将服务目录下的名字与已安装的包和标准库逐一比较。没有 __init__.py 的目录不会造成遮盖，同一个包的源码副本不算。",
    ),
    advice=Text(
        en="Rename {file}.",
        zh="给 {file} 改个名字。",
    ),
    explains=("IMP",),
    source="reproduced with scipy 1.10.1: scipy.py, scipy/__init__.py, scipy.pyc and a compiled scipy in the "
    "service's folder",
)
def module_is_shadowed(shadows: Shadows, profile: Profile) -> Iterator[Evidence]:
    found = [(shadow, _severity(shadow, profile)) for shadow in shadows.found]
    for shadow, severity in sorted(found, key=lambda pair: -pair[1]):
        if severity > Severity.NOTE:
            yield Evidence(
                {
                    "file": shadow.file,
                    "module": shadow.module,
                    "hides": shadow.hides or "Python",
                    "hidden": shadow.hidden,
                },
                about=frozenset({shadow.module.lower(), *([shadow.hides] if shadow.hides else [])}),
                severity=severity,
            )


def _severity(shadow: Shadow, profile: Profile) -> Severity:
    if not shadow.hides:
        return Severity.ERROR if shadow.module in IMPORTED_BY_ALL else Severity.NOTE
    return Severity.ERROR if shadow.hides in pythons.wanted(profile) else Severity.WARNING
