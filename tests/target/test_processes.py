import os
import resource
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from indextts_doctor.target import processes

LIMITS = """Limit                     Soft Limit           Hard Limit           Units
Max processes             96364                96364                processes
Max open files            1024                 20000                files
Max address space         unlimited            unlimited            bytes
"""
LINUX = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")


def test_limits():
    assert processes.ulimits(LIMITS) == processes.Ulimits(None, 96364, 1024)


def test_no_limits_can_be_read():
    assert processes.ulimits("") == processes.Ulimits()


def test_limits_of_this_process_elsewhere():
    soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    assert processes.ulimits_here().open_files == soft


@LINUX
def test_real_limits_of_another_process():
    script = "import resource; resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31)); print('set'); input()"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        child.stdout.readline()
        content = Path(f"/proc/{child.pid}/limits").read_text()
        child.communicate("\n")
    assert processes.ulimits(content).address_space == 2**31


@pytest.mark.parametrize(("ranges", "count"), [("0-3,8", 5), ("0", 1), ("0-1023", 1024), ("", 0), ("x", 0)])
def test_cpus(ranges, count):
    assert processes.cpus(ranges) == count


@LINUX
def test_affinity():
    assert processes.affinity(Path("/"), "self") == len(os.sched_getaffinity(0))


def test_affinity_without_proc(tmp_path):
    assert processes.affinity(tmp_path, "self") >= 1


def lay(root, pid, uid, threads, *, group=1, pages=0, name="python"):
    folder = root / "proc" / str(pid)
    folder.mkdir(parents=True)
    (folder / "status").write_text(f"Name:\t{name}\nUid:\t{uid}\t{uid}\t{uid}\t{uid}\nThreads:\t{threads}\n")
    (folder / "stat").write_text(f"{pid} ({name}) S 1 {group} {group} 0")
    (folder / "statm").write_text(f"100 {pages} 3 4")


def test_threads_of_a_user(tmp_path):
    lay(tmp_path, 1, 0, 50)
    lay(tmp_path, 7, 1000, 3)
    lay(tmp_path, 8, 1000, 4)
    assert processes.user_threads(tmp_path, "7", 100) == 7


@pytest.mark.parametrize(
    ("pid", "limit"),
    [
        pytest.param("7", None, id="unlimited"),
        pytest.param("7", 100_000, id="far away"),
        pytest.param("1", 100, id="root is exempt"),
        pytest.param("99", 100, id="gone"),
    ],
)
def test_threads_that_do_not_count(tmp_path, pid, limit):
    lay(tmp_path, 1, 0, 50)
    lay(tmp_path, 7, 1000, 3)
    assert processes.user_threads(tmp_path, pid, limit) is None


def test_memory_of_a_master_and_its_workers(tmp_path):
    lay(tmp_path, 10, 1000, 1, group=10, pages=2, name="gunicorn: master (a) x")
    lay(tmp_path, 11, 1000, 1, group=10, pages=5)
    lay(tmp_path, 12, 1000, 1, group=12, pages=100)
    assert processes.resident(tmp_path, "11") == 7 * os.sysconf("SC_PAGE_SIZE")
    assert processes.resident(tmp_path, "99") == 0


@LINUX
def test_real_memory_and_threads():
    assert processes.resident(Path("/"), str(os.getpid())) > 2**20
    assert int(processes.status(Path("/proc/self/status").read_text())["Threads"]) >= threading.active_count()


@pytest.mark.parametrize("line", ("Max processes", "Max processes  \n", "Max processes " + "9" * 5000))
def test_a_limit_that_is_none(line):
    assert processes.ulimits(line).processes is None


@pytest.mark.parametrize("ranges", ("9-0", "9" * 5000, "0-" + "9" * 5000, "-", "²", ""))
def test_processors_that_are_none(ranges):
    assert processes.cpus(ranges) == 0
