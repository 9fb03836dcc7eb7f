"""The rules that every probe keeps: it must run in interpreters that are far older than the doctor."""

import ast
import json
import os
import subprocess
from pathlib import Path

import pytest

import interpreters
import minimal_deployments
from indextts_doctor.collect import scripts

FILES = sorted(path for path in Path(scripts.__file__).parent.glob("*.py") if path.name != "__init__.py")
PROBES = [pytest.param(path, id=path.stem) for path in FILES]
SHADOWABLE_FREE = {"os", "sys", "time", "site", "imp", "_imp", "io"}  # loaded at every start, or built in

# Of the standard library both in Python 2.7 and 3.13.
STANDARD = SHADOWABLE_FREE | {
    "base64", "binascii", "collections", "errno", "hashlib", "json", "marshal", "re", "stat", "struct", "sysconfig",
    "zipfile", "zlib", "csv", "codecs", "itertools", "threading", "platform", "email", "io", "importlib", "ast",
    "difflib", "builtins", "__builtin__",  # one of the two
}  # fmt: skip


def imported(path):
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", PROBES)
def test_ascii_only(path):
    assert path.read_bytes().isascii()


@pytest.mark.parametrize("path", PROBES)
def test_standard_library_only(path):
    assert set(imported(path)) <= STANDARD


@pytest.mark.parametrize("path", [p for p in PROBES if p.id in ("prelude", "imports", "interpreter")])
def test_no_module_of_the_service_can_shadow_another(path):
    assert set(imported(path)) <= SHADOWABLE_FREE


@pytest.mark.parametrize("path", PROBES)
def test_no_line_must_come_first(path):
    """The prelude is sent before it."""
    assert "__future__" not in set(imported(path))


@pytest.mark.parametrize("python", minimal_deployments.EVERY)
def test_it_compiles_everywhere(python):
    names = [str(path) for path in FILES]
    code = "import sys\nfor n in sys.argv[1:]: compile(open(n).read(), n, 'exec')"
    subprocess.run([python, "-W", "error", "-B", "-c", code, *names], check=True, timeout=60)


VALUES = """[None, True, False, 0, -5, 2**70, 1.5, float('nan'), float('inf'), '', 'a"b\\\\c\\n\\t\\x00\\x7f', b'by\\xff',
    u'\\u4f60\\U0001f600', {u'k': (1, [2]), 'l': {}}, object]"""


@pytest.mark.parametrize("python", minimal_deployments.EVERY)
def test_the_encoder_writes_json(python):
    prelude = next(path for path in FILES if path.stem == "prelude").read_text()
    read, write = os.pipe()
    with os.fdopen(read) as stream:
        subprocess.run(
            [python, "-B", "-"],
            input=f"{prelude}\nfinish({VALUES})",
            env={**minimal_deployments.SHELL, "INDEXTTS_DOCTOR_RESULT": str(write)},
            pass_fds=(write,),
            text=True,
            check=True,
            timeout=60,
        )
        os.close(write)
        began, answer = stream.read().splitlines()
    assert began == "began 0 0"
    value = json.loads(answer)
    assert value[:-1] == [
        None, True, False, 0, -5, 2**70, 1.5, None, None, "", 'a"b\\c\n\t\x00\x7f', "by\ufffd", "\u4f60\U0001f600",
        {"k": [1, [2]], "l": {}},
    ]  # fmt: skip
    assert "object" in value[-1]


def test_there_are_old_and_new_interpreters_to_test_with():
    found = interpreters.every()
    if not any(version.startswith("2.") for version in found):
        pytest.skip("no Python 2 on this machine")
    assert len(found) > 1
