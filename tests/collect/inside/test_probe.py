import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

import minimal_deployments
from indextts_doctor.collect.inside import probe
from indextts_doctor.collect.inside.imports import importing


def test_variables_are_added_and_none_is_lost():
    own = {"A": "1", "HF_HUB_CACHE": "/srv/hub", "PYTHONUTF8": "0", "HF_HOME": "/srv/hf"}
    given = probe.probe_variables(own, "/scratch")
    assert {name: given[name] for name in own} == {**own, "HF_HUB_CACHE": "/scratch/hub"}
    assert given["PYTHONDONTWRITEBYTECODE"] == given["PYTHONFAULTHANDLER"] == given["HF_HUB_OFFLINE"] == "1"
    assert given["TRANSFORMERS_CACHE"].startswith("/scratch/")
    assert "PYTHONPATH" not in given
    assert "HOME" not in given


def test_scratch_is_outside_and_removed(tmp_path, monkeypatch):
    inside = tmp_path / "srv" / "tmp"
    inside.mkdir(parents=True)
    monkeypatch.setenv("TMPDIR", str(inside))
    with probe.scratch((str(tmp_path / "srv"),)) as folder:
        assert not Path(folder).is_relative_to(tmp_path)
        (Path(folder) / "left").mkdir()
    assert not Path(folder).exists()
    assert not list(inside.iterdir())


def test_scratch_uses_the_users_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with probe.scratch(()) as folder:
        assert Path(folder).parent == tmp_path


def test_scratch_can_be_nowhere():
    with probe.scratch(("/",)) as folder, pytest.raises(OSError, match="Not a directory"):
        os.makedirs(folder + "/hub")  # noqa: PTH103


WRITER = """
import os
for name in ("TRANSFORMERS_CACHE", "HF_HUB_CACHE", "MPLCONFIGDIR", "XDG_CACHE_HOME"):
    os.makedirs(os.environ[name], exist_ok=True)
    open(os.path.join(os.environ[name], "version.txt"), "w").close()
__version__ = os.environ["HF_HUB_CACHE"]
"""


def test_the_deployment_is_left_as_it_was(tmp_path):
    python, site = minimal_deployments.venv(tmp_path / "venv")
    minimal_deployments.write(site, noisy="import json, helper")
    service = minimal_deployments.write(tmp_path / "srv", helper=WRITER)
    before = minimal_deployments.tree(tmp_path)
    result = importing.try_import(
        minimal_deployments.context(service, python, TRANSFORMERS_CACHE=str(tmp_path / "hub")), "noisy"
    )
    assert result.ok
    assert minimal_deployments.tree(tmp_path) == before
    written = importing.try_import(minimal_deployments.context(service, python), "helper").version
    assert not Path(written).is_relative_to(tmp_path)
    assert not Path(written).exists()


def test_the_link_is_run_and_not_its_target(tmp_path, monkeypatch):
    """A virtual environment is found by where the link is; a relative one is in the doctor's folder."""
    minimal_deployments.venv(tmp_path / "venv")
    (tmp_path / "srv").mkdir()
    monkeypatch.chdir(tmp_path)
    outcome = probe.send(minimal_deployments.context(tmp_path / "srv", "venv/bin/python"), "interpreter")
    assert outcome.result["prefix"] == str(tmp_path / "venv")


DOCTOR = """
import sys, threading, time
from pathlib import Path
import minimal_deployments as minimal
import psutil
from indextts_doctor.collect.inside.imports import importing
context = minimal.context(Path(sys.argv[1]))
for _ in range(3):
    threading.Thread(target=importing.try_import, args=(context, "hang"), daemon=True).start()
while len(list(Path(sys.argv[1]).glob("pid-*"))) < 3:
    time.sleep(0.01)
"""


def test_nothing_outlives_a_doctor_that_does_not_wait(tmp_path):
    (tmp_path / "tmp").mkdir()
    service = tmp_path / "srv"
    service.mkdir()
    minimal_deployments.write(service, hang="import os, time\nopen(f'pid-{os.getpid()}', 'w').close()\ntime.sleep(60)")
    variables = {**os.environ, "TMPDIR": str(tmp_path / "tmp"), "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", DOCTOR, str(service)], check=True, env=variables, timeout=60)
    assert not list((tmp_path / "tmp").iterdir())
    deadline = time.monotonic() + 3
    pids = [int(file.name[4:]) for file in service.glob("pid-*")]
    while any(psutil.pid_exists(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not [pid for pid in pids if psutil.pid_exists(pid)]
