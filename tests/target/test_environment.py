"""Real environments, healthy and broken. Nothing of them is run here: their interpreters need not even start."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import interpreters
from indextts_doctor.target.environment import environment_of

BASE = interpreters.find("3.10") or next(reversed(interpreters.every().values()))


@pytest.fixture
def venv(tmp_path):
    """An environment made by Python's own venv."""
    subprocess.run([BASE, "-m", "venv", "--without-pip", tmp_path / "venv"], check=True)
    return tmp_path / "venv"


def observed(folder: Path):
    return environment_of(str(folder / "bin/python"))


def test_a_healthy_environment(venv):
    found = observed(venv)
    assert found.exists
    assert found.base_exists
    assert found.loader_exists
    assert found.machine == found.host_machine
    assert found.prefix == str(venv)
    assert found.pyvenv["home"] == str(BASE.parent)
    assert [Path(folder).relative_to(venv).name for folder in found.site_packages] == ["site-packages"]
    assert Path(found.standard_library[0], "os.py").exists()
    assert not found.conda


def test_an_environment_of_uv(tmp_path):
    uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
    if not os.access(uv, os.X_OK):
        pytest.skip("uv is not installed")
    subprocess.run([uv, "venv", "-q", "--python", BASE, tmp_path / "venv"], check=True)
    found = observed(tmp_path / "venv")
    assert found.exists
    assert found.base_exists
    assert found.pyvenv["version_info"].startswith("3.")
    assert found.site_packages == (str(next((tmp_path / "venv").glob("lib/python*/site-packages"))),)


def test_the_packages_of_the_system_when_the_environment_wants_them(tmp_path):
    subprocess.run([BASE, "-m", "venv", "--without-pip", "--system-site-packages", tmp_path / "venv"], check=True)
    assert len(observed(tmp_path / "venv").site_packages) == 2


def test_a_base_interpreter():
    found = environment_of(str(BASE))
    assert found.pyvenv == {}
    assert found.base_exists is None
    assert found.prefix == str(Path(os.path.realpath(BASE)).parent.parent)
    assert found.site_packages


def test_the_base_was_removed(tmp_path):
    base = tmp_path / "base"
    (base / "bin").mkdir(parents=True)
    shutil.copy(BASE, base / "bin/python3.10")
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "lib/python3.10/site-packages").mkdir(parents=True)
    (venv / "bin/python").symlink_to(base / "bin/python3.10")
    (venv / "pyvenv.cfg").write_text(f"home = {base}/bin\nversion = 3.10.13\n")
    assert observed(venv).exists
    shutil.rmtree(base)
    found = observed(venv)
    assert not found.exists
    assert found.base_exists is False
    assert found.link_chain[-1] == str(base / "bin/python3.10")
    assert found.site_packages == (str(venv / "lib/python3.10/site-packages"),)


@pytest.mark.parametrize(
    "cfg",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xfe\x00h\x00o", id="UTF-16"),
        pytest.param(b"home\nversion\n" * 1000, id="mangled"),
        pytest.param(b"home = \n", id="no home"),
        pytest.param(os.urandom(200_000), id="random bytes"),
    ],
)
def test_a_mangled_cfg(venv, cfg):
    (venv / "pyvenv.cfg").write_bytes(cfg)
    found = observed(venv)
    assert found.exists
    assert found.base_exists is None
    assert found.site_packages


def test_an_unreadable_cfg_is_a_folder(venv):
    (venv / "pyvenv.cfg").unlink()
    (venv / "pyvenv.cfg").mkdir()
    assert observed(venv).pyvenv == {}


def test_a_python_of_another_machine(venv, tmp_path):
    content = bytearray(Path(os.path.realpath(BASE)).read_bytes())
    content[18:20] = (243).to_bytes(2, "little")  # EM_RISCV
    (venv / "bin/python").unlink()
    (venv / "bin/python").write_bytes(content)
    assert observed(venv).machine == "riscv64"


def test_a_python_whose_loader_is_absent(venv):
    content = Path(os.path.realpath(BASE)).read_bytes()
    loader = observed(venv).interpreter.encode()
    (venv / "bin/python").unlink()
    (venv / "bin/python").write_bytes(
        content.replace(loader, b"/lib/ld-musl-none.so.1"[: len(loader)].ljust(len(loader), b"\0"), 1)
    )
    found = observed(venv)
    assert found.interpreter.startswith("/lib/ld-musl")
    assert found.loader_exists is False


def test_a_wrapper_script(tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/python").write_text(f'#!/bin/sh\nexec {BASE} "$@"\n')
    found = observed(tmp_path)
    assert found.exists
    assert found.machine is None
    assert found.script == "#!/bin/sh"
    assert found.site_packages == ()


def test_a_moved_environment(venv, tmp_path):
    (venv / "bin/pip").write_text(f"#!{venv}/bin/python\n")
    assert observed(venv).own_scripts == 1
    shutil.move(venv, tmp_path / "moved")
    found = observed(tmp_path / "moved")
    assert found.own_scripts == 0
    assert found.foreign_scripts == {"pip": f"{venv}/bin/python"}


def test_an_environment_of_conda(tmp_path):
    (tmp_path / "bin").mkdir()
    (tmp_path / "conda-meta").mkdir()
    shutil.copy(BASE, tmp_path / "bin/python")
    assert observed(tmp_path).conda


def test_code_that_runs_at_start_is_seen(venv):
    site = next(venv.glob("lib/python*/site-packages"))
    (site / "evil.pth").write_text("import time; time.sleep(99)\n")
    (site / "sitecustomize.py").write_text("")
    found = observed(venv)
    assert [line.text for line in found.pth_code if line.file.endswith("evil.pth")] == ["import time; time.sleep(99)"]
    assert found.customize == (str(site / "sitecustomize.py"),)


def test_nothing_at_all(tmp_path):
    found = observed(tmp_path)
    assert not found.exists
    assert found.link_chain == (str(tmp_path / "bin/python"),)


def test_a_null_byte_in_pyvenv_cfg(venv):
    (venv / "pyvenv.cfg").write_bytes(b"home = /usr/b\0in\nversion = 3.10\n")
    found = observed(venv)
    assert found.pyvenv["home"] == "/usr/b\0in"
    assert not found.base_exists
