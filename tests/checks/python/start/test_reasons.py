"""Real interpreters that die at start, on every version at hand, and the check that speaks of each."""

import os
import shutil
from pathlib import Path

import pytest

import healthy_facts
import interpreters
import minimal_deployments
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.collect.inside.interpreter import collect
from indextts_doctor.target.context import Context
from indextts_doctor.target.environment import environment_of

HANG = "import time\ntime.sleep(60)\n"


def started(python, folder: Path, seconds=20.0, **variables):
    environment = environment_of(str(python))
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    target = healthy_facts.target(python=str(python), directory=str(folder), model_dir=None)
    start, _ = collect(
        Context(target, healthy_facts.profile(), environment, {**plain, **variables}, "", seconds=seconds)
    )
    return environment, start


@pytest.mark.parametrize("version", minimal_deployments.VERSIONS_3)
def test_healthy(tmp_path, version):
    environment, start = started(interpreters.every()[version], tmp_path)
    assert reasons.cause(environment, start) is None


@pytest.mark.parametrize("version", minimal_deployments.VERSIONS_3)
@pytest.mark.parametrize(
    ("code", "seconds"),
    [
        pytest.param(HANG, 2.0, id="hangs", marks=pytest.mark.slow),
        pytest.param("import sys\nsys.exit(3)\n", 20.0, id="exits"),
        pytest.param("import os\nos.abort()\n", 20.0, id="crashes"),
    ],
)
def test_sitecustomize(tmp_path, version, code, seconds):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/sitecustomize.py").write_text(code)
    environment, start = started(interpreters.every()[version], tmp_path, seconds, PYTHONPATH=str(tmp_path / "lib"))
    assert reasons.cause(environment, start) == "startup"
    if version != "3.6" or "exit" not in code:  # there "Failed to import the site module" is all that is said
        assert reasons.culprit(environment, start).startswith(str(tmp_path / "lib/sitecustomize.py"))


@pytest.mark.parametrize("version", minimal_deployments.VERSIONS_3)
def test_no_standard_library(tmp_path, version):
    environment, start = started(interpreters.every()[version], tmp_path, PYTHONHOME="/nonexistent")
    assert reasons.cause(environment, start) == "library"


def test_missing(tmp_path):
    assert reasons.cause(*started(tmp_path / "bin/python", tmp_path)) == "missing"


def real() -> Path:
    return Path(os.path.realpath(next(reversed(interpreters.every().values()))))


def changed(folder: Path, **bytes_at: bytes) -> Path:
    content = bytearray(real().read_bytes())
    for place, new in bytes_at.items():
        at = int(place.removeprefix("at_"))
        content[at : at + len(new)] = new
    (folder / "python").write_bytes(content)
    (folder / "python").chmod(0o755)
    return folder / "python"


def test_another_machine(tmp_path):
    python = changed(tmp_path, at_18=(258).to_bytes(2, "little"))  # EM_LOONGARCH
    environment, start = started(python, tmp_path)
    if start.ok:
        pytest.skip("an emulator runs it")
    assert reasons.cause(environment, start) == "machine"


def test_no_loader(tmp_path):
    content = real().read_bytes()
    loader = environment_of(str(real())).interpreter.encode()
    python = changed(tmp_path, **{f"at_{content.index(loader)}": b"/lib/ld-none.so.1\0"})
    assert reasons.cause(*started(python, tmp_path)) == "loader"


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("python3"), reason="nothing to copy")
def test_not_executable(tmp_path):
    python = changed(tmp_path)
    python.chmod(0o644)
    environment, start = started(python, tmp_path)
    assert reasons.cause(environment, start) == "other"
    assert "EACCES" in reasons.last_line(start.output)


@pytest.mark.parametrize(
    ("output", "words"),
    [
        pytest.param(
            "a\nModuleNotFoundError: x\n\nCurrent thread 0x1 (most recent call first):\n",
            "ModuleNotFoundError: x",
            id="a fatal error",
        ),
        pytest.param("  <no Python frame>\n", "<no Python frame>", id="nothing better"),
        pytest.param("", "", id="silence"),
    ],
)
def test_last_line(output, words):
    assert reasons.last_line(output) == words
