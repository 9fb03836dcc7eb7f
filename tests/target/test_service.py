import contextlib
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from indextts_doctor.target import service
from indextts_doctor.target.variables import relevant

LISTEN = "import socket, sys, time; s = socket.create_server(('127.0.0.1', int(sys.argv[1]))); print('up', flush=True); time.sleep(60)"
SLEEP = "import time; print('up', flush=True); time.sleep(60)"

pytestmark = pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs /proc")


@contextlib.contextmanager
def running(*command, cwd, **options):
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, text=True, **options) as child:
        try:
            assert child.stdout.readline() == "up\n"
            yield child
        finally:
            child.kill()


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "tts").mkdir()
    (tmp_path / "tts/app.py").write_text(LISTEN)
    (tmp_path / "tts/slow.py").write_text(SLEEP)
    (tmp_path / "elsewhere").mkdir()
    return tmp_path / "tts"


def test_the_one_that_listens(folder, port):
    variables = {**os.environ, "OMP_NUM_THREADS": "3", "HF_TOKEN": "hf_secret", "HF_HOME": "/hf"}
    with running(sys.executable, "app.py", str(port), cwd=folder, env=variables) as child:
        found = service.find_service(str(folder), port)
    assert found.pid == child.pid
    assert found.executable == sys.executable, "as it was called, so that its environment can be told"
    assert found.command[1:] == ("app.py", str(port))
    assert found.directory == os.path.realpath(folder)
    assert found.environment["OMP_NUM_THREADS"] == "3"
    assert "HF_TOKEN" not in found.environment
    assert found.threads >= 1


def test_started_from_elsewhere_by_its_full_name(folder, port):
    with running(sys.executable, str(folder / "app.py"), str(port), cwd=folder.parent / "elsewhere") as child:
        assert service.find_service(str(folder), port).pid == child.pid


def test_one_that_does_not_listen_yet(folder, port):
    with running(sys.executable, "slow.py", cwd=folder) as child:
        assert service.find_service(str(folder), port).pid == child.pid


def test_a_bare_name_is_looked_up_on_its_path(folder, port):
    variables = {**os.environ, "PATH": str(Path(sys.executable).parent)}
    name = Path(sys.executable).name
    with running(name, "slow.py", cwd=folder, env=variables, executable=sys.executable):
        assert service.find_service(str(folder), port).executable == sys.executable


@pytest.mark.parametrize(
    "command",
    [
        pytest.param((sys.executable, "-c", SLEEP), id="a one-liner"),
        pytest.param(("sh", "-c", "echo up; sleep 60"), id="a shell"),
    ],
)
def test_not_every_program_run_in_the_folder_serves_it(folder, port, command):
    with running(*command, cwd=folder):
        assert service.find_service(str(folder), port) is None


def test_tools_of_its_virtual_environment_do_not_serve(folder, port):
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/pip.py").write_text(SLEEP)
    with running(sys.executable, ".venv/bin/pip.py", cwd=folder):
        assert service.find_service(str(folder), port) is None


def test_another_deployments_process_is_not_ours(folder, port):
    with running(sys.executable, str(folder / "app.py"), str(port), cwd=folder):
        assert service.find_service(str(folder.parent / "elsewhere"), port) is None


def lay(root, pid, cmdline, cwd, *, parent=1, uid=0):
    base = root / "proc" / str(pid)
    base.mkdir(parents=True)
    (base / "cmdline").write_text(cmdline)
    (base / "status").write_text(f"PPid:\t{parent}\nUid:\t{uid}\t{uid}\t{uid}\t{uid}\nThreads:\t2\n")
    (base / "cwd").symlink_to(cwd)


@pytest.mark.parametrize(
    "cmdline",
    [
        pytest.param("/srv/tts/.venv/bin/python3.10\0/srv/tts/.venv/bin/gunicorn\0app:app\0", id="gunicorn"),
        pytest.param("gunicorn: master [app:app]", id="gunicorn that renamed itself"),
        pytest.param("python\0-m\0flask\0run\0", id="flask by -m"),
        pytest.param("python3\0-u\0-X\0dev\0app.py\0", id="options before the script"),
        pytest.param("uvicorn\0app:app\0", id="a server's own program"),
    ],
)
def test_ways_to_serve(tmp_path, cmdline):
    lay(tmp_path, 50, cmdline, "/srv/tts")
    assert service.find_service("/srv/tts", 5000, root=tmp_path).pid == 50


@pytest.mark.parametrize(
    ("cmdline", "cwd"),
    [
        pytest.param("python\0-m\0pip\0install\0x\0", "/srv/tts", id="pip"),
        pytest.param("python\0/usr/lib/tool.py\0", "/srv/tts", id="a script from elsewhere"),
        pytest.param("gunicorn: master [app:app]", "/srv/tts2", id="a folder whose name begins alike"),
        pytest.param("vim\0app.py\0", "/srv/tts", id="an editor"),
        pytest.param("", "/srv/tts", id="a kernel thread"),
    ],
)
def test_ways_not_to_serve(tmp_path, cmdline, cwd):
    lay(tmp_path, 50, cmdline, cwd)
    assert service.find_service("/srv/tts", None, root=tmp_path) is None


def test_the_master_of_several(tmp_path):
    for pid, parent in ((7, 51), (51, 1), (52, 51)):
        lay(tmp_path, pid, "gunicorn: worker [app:app]", "/srv/tts", parent=parent)
    assert service.find_service("/srv/tts", 5000, root=tmp_path).pid == 51


def test_the_users_own_of_several(tmp_path):
    lay(tmp_path, 51, "python\0app.py\0", "/srv/tts", uid=4_000_001)
    lay(tmp_path, 52, "python\0app.py\0", "/srv/tts", uid=4_000_002)
    assert service.find_service("/srv/tts", 5000, "4000002", root=tmp_path).pid == 52


def test_an_interpreter_that_is_not_ours_to_see(tmp_path):
    lay(tmp_path, 50, "/srv/tts/.venv/bin/python\0app.py\0", "/srv/tts")
    assert service.find_service("/srv/tts", 5000, root=tmp_path).executable == "/srv/tts/.venv/bin/python"


def test_a_huge_command_line_is_bounded(tmp_path):
    lay(tmp_path, 50, "python\0app.py\0" + "x" * 5000 + "\0y" * 100, "/srv/tts")
    words = service.find_service("/srv/tts", 5000, root=tmp_path).command
    assert (len(words), max(map(len, words))) == (64, 1000)


def test_it_is_quick(folder, port):
    started = time.perf_counter()
    service.find_service(str(folder), port)
    assert time.perf_counter() - started < 0.25


def test_variables_that_matter():
    given = {"PATH": "/bin", "HF_HOME": "/hf", "LC_ALL": "C", "HF_TOKEN": "s", "HF_API_KEY": "s", "FOO": "x"}
    assert relevant({**given, "PYTHONPATH": "x" * 9999}) == {
        "PATH": "/bin",
        "HF_HOME": "/hf",
        "LC_ALL": "C",
        "PYTHONPATH": "x" * 4096,
    }


def test_proxies_are_named_without_what_they_hold():
    from indextts_doctor.target.variables import proxies

    variables = {"http_proxy": "http://me:secret@proxy:3128", "HTTPS_PROXY": "http://proxy", "ALL_PROXY": ""}
    assert proxies(variables) == ("http_proxy",)
