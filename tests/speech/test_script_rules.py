"""The rules of the scripts that run in the deployment's interpreter, which may be older than the doctor's."""

import ast
import subprocess
from pathlib import Path

import pytest

import minimal_deployments
from indextts_doctor.speech import scripts
from indextts_doctor.speech.voice import FOLDER

SCRIPTS = [path for path in sorted(Path(scripts.__file__).parent.glob("*.py")) if path.name != "__init__.py"]
FILES = [pytest.param(path, id=path.stem) for path in [*SCRIPTS, FOLDER / "synthesis.py"]]
STANDARD = {"array", "importlib", "io", "json", "math", "os", "struct", "sys", "time", "wave", "base64", "http", "re"}


def imports(nodes):
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


@pytest.mark.parametrize("path", FILES)
def test_ascii_only(path):
    assert path.read_bytes().isascii()


@pytest.mark.parametrize("path", FILES)
def test_nothing_but_the_standard_library_at_the_top(path):
    assert set(imports(ast.parse(path.read_bytes()).body)) <= STANDARD


@pytest.mark.parametrize("path", FILES)
def test_nothing_of_the_doctor(path):
    assert "indextts_doctor" not in set(imports(ast.walk(ast.parse(path.read_bytes()))))


@pytest.mark.parametrize("python", minimal_deployments.EVERY_3)
def test_it_compiles_everywhere(python):
    names = [str(param.values[0]) for param in FILES]
    code = "import sys\nfor n in sys.argv[1:]: compile(open(n).read(), n, 'exec')"
    subprocess.run([python, "-W", "error", "-B", "-c", code, *names], check=True, timeout=60)
