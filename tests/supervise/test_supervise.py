import os
import resource
import signal
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

import minimal_deployments
from indextts_doctor import supervise
from indextts_doctor.supervise import descendants

RESULT = "os.write(int(os.environ['INDEXTTS_DOCTOR_RESULT']), b'[1, {\"a\": null}]')\n"
HANG = "import time\ntime.sleep(60)\n"


def run(
    source, *, python=minimal_deployments.OWN, cwd="/", seconds=20.0, memory_bytes=None, arguments=("-",), **variables
):
    return supervise.run(
        [python, *arguments],
        source=("import os, signal, sys\n" + textwrap.dedent(source)).encode(),
        cwd=str(cwd),
        variables={**minimal_deployments.SHELL, "PYTHONFAULTHANDLER": "1", "PYTHONDONTWRITEBYTECODE": "1", **variables},
        seconds=seconds,
        memory_bytes=memory_bytes,
    )


def alive(file):
    """Whether the process whose number is in the file still runs."""
    try:
        return psutil.Process(int(file.read_text())).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def gone(file):
    deadline = time.monotonic() + 3
    while alive(file) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not alive(file)


@pytest.mark.parametrize("python", minimal_deployments.EVERY)
def test_a_result_comes_back(python):
    outcome = run(RESULT, python=python)
    assert (outcome.kind, outcome.result, outcome.exit_code) == ("ok", [1, {"a": None}], 0)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("print('noise')\n" + RESULT + "print('more')", id="output before and after it"),
        pytest.param("sys.stdout.write('{}' * 10**6)\n" + RESULT, id="megabytes on stdout"),
        pytest.param("sys.stderr.write('{}' * 10**6)\n" + RESULT, id="megabytes on stderr"),
        pytest.param(RESULT + "os.kill(os.getpid(), signal.SIGSEGV)", id="a crash after it"),
        pytest.param(RESULT + "sys.exit(3)", id="an exit code after it"),
        pytest.param("sys.stdin.read()\n" + RESULT, id="standard input read to its end"),
    ],
)
def test_nothing_else_spoils_a_result(source):
    outcome = run(source)
    assert (outcome.kind, outcome.result) == ("ok", [1, {"a": None}])


def test_a_result_counts_when_a_thread_hangs_after_it():
    outcome = run(RESULT + "import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()", seconds=1)
    assert (outcome.kind, outcome.result) == ("ok", [1, {"a": None}])


@pytest.mark.parametrize(
    ("source", "code"),
    [
        pytest.param("", 0, id="nothing at all"),
        pytest.param("os._exit(0)", 0, id="os._exit(0)"),
        pytest.param("os._exit(7)", 7, id="os._exit(7)"),
        pytest.param("sys.exit(3)", 3, id="sys.exit"),
        pytest.param("raise ValueError('no')", 1, id="an exception"),
        pytest.param("not Python", 1, id="a syntax error"),
    ],
)
def test_an_end_without_result_is_an_exit(source, code):
    outcome = run(source)
    assert (outcome.kind, outcome.exit_code, outcome.signal) == ("exit", code, None)


def test_the_end_of_the_output_is_kept():
    outcome = run("print('x ' * 10**6 + 'end')\nsys.stderr.write('y ' * 10**6 + 'fin')")
    assert outcome.stdout.endswith("x end\n")
    assert outcome.stderr.endswith("y fin")
    assert len(outcome.stdout) <= 4000
    assert len(outcome.stderr) <= 4000


@pytest.mark.parametrize("name", ["SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGABRT", "SIGKILL", "SIGTERM"])
def test_a_signal_is_named(name):
    outcome = run(f"os.kill(os.getpid(), signal.{name})")
    assert (outcome.kind, outcome.signal, outcome.exit_code) == ("signal", name, None)


@pytest.mark.parametrize("name", ["SIGKILL", "SIGSEGV"])
def test_a_signal_that_a_shell_passes_on_is_named(name):
    script = f"sh -c 'kill -{name[3:]} $$'; status=$?; exit $status"
    outcome = run(f"import subprocess; sys.exit(subprocess.run(['sh', '-c', {script!r}]).returncode)")
    assert (outcome.kind, outcome.signal) == ("signal", name)


def test_a_signal_without_a_name_has_a_number():
    assert run("os.kill(os.getpid(), 40)").signal == "signal 40"


@pytest.mark.parametrize("python", minimal_deployments.EVERY_3)
@pytest.mark.parametrize(
    ("call", "name"),
    [
        pytest.param("ctypes.string_at(0)", "SIGSEGV", id="a null pointer"),
        pytest.param(
            "f = open(path, 'r+b'); m = mmap.mmap(f.fileno(), 8192); f.truncate(0); m[5000]", "SIGBUS", id="a cut file"
        ),
    ],
)
def test_a_crash_names_its_line(python, call, name, tmp_path):
    (tmp_path / "data").write_bytes(bytes(8192))
    minimal_deployments.write(tmp_path, guilty=f"import ctypes, mmap\npath = 'data'\ndef die():\n    {call}\n")
    outcome = run("import guilty\nguilty.die()", python=python, cwd=tmp_path)
    assert (outcome.kind, outcome.signal) == ("signal", name)
    frame = outcome.stack[-1]  # below it only the standard library's own
    assert frame.endswith("guilty.py:4 die")


def test_the_time_limit_holds_and_names_the_line(tmp_path):
    minimal_deployments.write(tmp_path, guilty="import time\n\ntime.sleep(60)\n")
    outcome = run("import guilty", cwd=tmp_path, seconds=0.7)
    assert outcome.kind == "time"
    assert outcome.stack[0].endswith("guilty.py:3 <module>")
    assert outcome.seconds < 5


@pytest.mark.parametrize(
    "start",
    [
        pytest.param("subprocess.Popen(['sleep', '60'])", id="a child"),
        pytest.param("subprocess.Popen(['sleep', '60'], start_new_session=True)", id="a child in its own session"),
        pytest.param(
            "subprocess.Popen(['sh', '-c', 'setsid sleep 60 & echo $!; wait'])", id="a grandchild in its own session"
        ),
    ],
)
@pytest.mark.parametrize(
    ("end", "kind"), [pytest.param(HANG, "time", id="hangs"), pytest.param("os._exit(5)", "exit", id="ends")]
)
def test_a_child_that_keeps_the_output_open_delays_nothing(start, end, kind, tmp_path):
    outcome = run(
        f"""
import subprocess, time
child = {start}
time.sleep(0.5)
open('pid', 'w').write(str(child.pid))
{end}""",
        cwd=tmp_path,
        seconds=1.2,
    )
    assert outcome.kind == kind
    assert outcome.seconds < 6
    assert gone(tmp_path / "pid")


DAEMON = """
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        open('pid.new', 'w').write(str(os.getpid()))
        os.rename('pid.new', 'pid')
        import time
        time.sleep(60)
    os._exit(0)
os.wait()
while not os.path.exists('pid'):
    pass
"""


def test_a_daemon_does_not_outlive_the_time_limit(tmp_path):
    assert run(DAEMON + HANG, cwd=tmp_path, seconds=2).kind == "time"
    assert gone(tmp_path / "pid")


def test_a_daemon_does_not_outlive_the_doctor(tmp_path):
    assert run(DAEMON + RESULT, cwd=tmp_path).kind == "ok"
    supervise.end_all()
    assert gone(tmp_path / "pid")


def test_a_process_that_ignores_signals_ends_all_the_same():
    outcome = run(
        "for s in (signal.SIGABRT, signal.SIGTERM, signal.SIGINT): signal.signal(s, signal.SIG_IGN)\n" + HANG,
        seconds=0.5,
    )
    assert (outcome.kind, outcome.signal) == ("time", "SIGKILL")
    assert outcome.seconds < 5


def test_a_stopped_process_ends_all_the_same():
    outcome = run("os.kill(os.getpid(), signal.SIGSTOP)", seconds=0.5)
    assert outcome.kind == "time"
    assert outcome.seconds < 5


HOG = "import time\nkept = bytearray(300 << 20)\ntime.sleep(60)\n"


def test_the_memory_limit_holds():
    outcome = run(HOG, memory_bytes=200 << 20)
    assert outcome.kind == "memory"
    assert outcome.peak_bytes > 200 << 20


def test_the_memory_of_children_counts(tmp_path):
    minimal_deployments.write(tmp_path, hog=HOG)
    outcome = run(
        "import subprocess\nsubprocess.call([sys.executable, 'hog.py'])", cwd=tmp_path, memory_bytes=200 << 20
    )
    assert outcome.kind == "memory"


def test_a_limit_on_addresses_is_an_exception():
    outcome = run("import resource\nresource.setrlimit(resource.RLIMIT_AS, (300 << 20,) * 2)\n" + HOG)
    assert (outcome.kind, outcome.exit_code) == ("exit", 1)
    assert "MemoryError" in outcome.stderr


@pytest.fixture
def memory_cgroup(request):
    root, limit = request.param
    group = root / f"indextts-doctor-test-{os.getpid()}"
    try:
        group.mkdir()
    except OSError as error:
        pytest.skip(f"no cgroup can be made in {root}: {error.strerror}")
    try:
        if not (group / limit).exists():
            pytest.skip(f"{root} does not limit memory")
        (group / limit).write_text(str(150 << 20))
        yield group / "cgroup.procs"
    finally:
        group.rmdir()


@pytest.mark.parametrize(
    "memory_cgroup",
    [
        pytest.param((Path("/sys/fs/cgroup/memory"), "memory.limit_in_bytes"), id="cgroup v1"),
        pytest.param((Path("/sys/fs/cgroup"), "memory.max"), id="cgroup v2"),
    ],
    indirect=True,
)
def test_a_kill_by_the_kernel_is_distinguished_from_any_other(memory_cgroup):
    """A doctor inside the cgroup survives, since what it starts is killed first."""
    doctor = f"""
import os
open({str(memory_cgroup)!r}, "w").write(str(os.getpid()))
from indextts_doctor import supervise
argv = [{minimal_deployments.OWN!r}, "-"]
for source in (b"x = bytearray(400 << 20)", b"import os; os.kill(os.getpid(), 9)"):
    outcome = supervise.run(argv, source=source, cwd="/", variables={{}}, seconds=20)
    print(outcome.kind, outcome.signal)
"""
    ran = subprocess.run([sys.executable, "-c", doctor], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.splitlines() == ["memory SIGKILL", "signal SIGKILL"]


@pytest.mark.parametrize(
    ("files", "count"),
    [
        pytest.param(
            {"proc/self/cgroup": "0::/a\n", "sys/fs/cgroup/a/memory.events": "oom 2\noom_kill 1\n"}, 1, id="v2"
        ),
        pytest.param(
            {"proc/self/cgroup": "3:cpu,memory:/a\n", "sys/fs/cgroup/memory/a/memory.oom_control": "oom_kill 2\n"},
            2,
            id="v1",
        ),
        pytest.param(
            {"proc/self/cgroup": "3:memory:/host/path\n", "sys/fs/cgroup/memory/memory.oom_control": "oom_kill 3\n"},
            3,
            id="v1 in a container",
        ),
        pytest.param({"proc/self/cgroup": "3:memory:/a\n", "proc/vmstat": "pgfault 9\noom_kill 4\n"}, 4, id="host"),
        pytest.param({"proc/self/cgroup": "rubbish\n"}, 0, id="unknown"),
        pytest.param({}, 0, id="no /proc"),
    ],
)
def test_oom_kills_are_counted(files, count, tmp_path):
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert descendants.oom_kills(tmp_path) == count


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{'a': 1}", id="no JSON"),
        pytest.param('{"a": ', id="half of it"),
        pytest.param("[" * 100_000, id="brackets without end"),
        pytest.param("\0\0\0", id="zeros"),
    ],
)
def test_a_result_that_is_none_is_rubbish(text):
    outcome = run(f"os.write(int(os.environ['INDEXTTS_DOCTOR_RESULT']), {text.encode()!r})")
    assert outcome.kind == "rubbish"
    assert outcome.text
    assert len(outcome.text) < 500


def test_output_without_end_is_stopped(monkeypatch):
    monkeypatch.setattr(supervise, "OUTPUT_MAX", 20 << 20)
    outcome = run("while True: sys.stdout.write('noise' * 10000)")
    assert outcome.kind == "rubbish"
    assert outcome.text == "more than 20 MiB of output"


def test_output_is_not_kept_in_memory():
    outcome = run("import time\nfor _ in range(30):\n    print('xyz ' * 2**18); time.sleep(0.01)\nsys.exit('end')")
    assert (outcome.kind, outcome.stderr) == ("exit", "end\n")
    assert outcome.stdout.endswith("xyz " * 100 + "\n")


def bad_programs(folder):
    (folder / "dangling").symlink_to(folder / "nothing")
    (folder / "text").write_text("hello")
    (folder / "elf").write_bytes(
        b"\x7fELF\2\1\1" + bytes(9) + (2).to_bytes(2, "little") + (183).to_bytes(2, "little") + bytes(100)
    )
    (folder / "script").write_text("#!/no/such/python\n")
    for name in ("text", "elf", "script"):
        (folder / name).chmod(0o755)
    (folder / "forbidden").write_text("#!/bin/sh\n")
    (folder / "forbidden").chmod(0o644)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("absent", "ENOENT: No such file or directory", id="there is none"),
        pytest.param("dangling", "ENOENT: No such file or directory", id="a dangling link"),
        pytest.param("script", "ENOENT: No such file or directory", id="a script without its interpreter"),
        pytest.param("forbidden", "EACCES: Permission denied", id="not executable"),
        pytest.param(".", "EACCES: Permission denied", id="a folder"),
        pytest.param("text", "ENOEXEC: Exec format error", id="a text without shebang"),
        pytest.param("elf", "ENOEXEC: Exec format error", id="another architecture"),
        pytest.param("a\0b", "embedded null byte", id="no file name at all"),
    ],
)
def test_a_program_that_cannot_start_reports_why(name, text, tmp_path):
    bad_programs(tmp_path)
    outcome = run("", python=f"{tmp_path}/{name}")
    assert outcome.kind == "start"
    assert text in outcome.text
    assert name in outcome.text or "\0" in name


def test_a_folder_that_is_not_there_is_named(tmp_path):
    outcome = run("", cwd=tmp_path / "gone")
    assert outcome.kind == "start"
    assert outcome.text == f"ENOENT: No such file or directory: {tmp_path}/gone"


def test_an_interrupt_leaves_no_process(tmp_path):
    def interrupt(*_):
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGUSR1, interrupt)
    timer = threading.Timer(0.7, os.kill, (os.getpid(), signal.SIGUSR1))
    timer.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            run("open('pid', 'w').write(str(os.getpid()))\n" + HANG, cwd=tmp_path)
    finally:
        timer.join()
        signal.signal(signal.SIGUSR1, before)
    assert gone(tmp_path / "pid")


def test_other_threads_can_be_ended():
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(run, HANG)
        time.sleep(0.5)
        supervise.end_all()
        outcome = waiting.result(10)
    assert (outcome.kind, outcome.signal) == ("signal", "SIGKILL")


def test_several_threads_do_not_disturb_each_other():
    sources = [f"os.write(int(os.environ['INDEXTTS_DOCTOR_RESULT']), b'{n}')" for n in range(12)]
    with ThreadPoolExecutor(4) as pool:
        assert [outcome.result for outcome in pool.map(run, sources)] == list(range(12))


@pytest.mark.parametrize("name", ["memfd_create", "pidfd_open"])
def test_older_systems_will_do(name, monkeypatch):
    monkeypatch.delattr(os, name, raising=False)
    assert run(RESULT).result == [1, {"a": None}]
    assert run("os._exit(3)").exit_code == 3
    assert run(HANG, seconds=0.3).kind == "time"


def test_no_descriptor_stays_open():
    run(RESULT)
    before = sorted(path.name for path in Path("/proc/self/fd").iterdir())
    run(RESULT)
    run("", python="/no/such/file")
    run(HANG, seconds=0.2)
    assert sorted(path.name for path in Path("/proc/self/fd").iterdir()) == before


def test_a_crash_leaves_no_core_file(tmp_path):
    limits = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (limits[1], limits[1]))
    try:
        run("import time\ntime.sleep(0.1)\nos.kill(os.getpid(), signal.SIGSEGV)", cwd=tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, limits)
    assert not list(tmp_path.iterdir())


def test_the_end_is_noticed_at_once(monkeypatch):
    monkeypatch.setattr(supervise, "TICK", 5.0)  # whoever waited for the next look would take that long
    begun = time.perf_counter()
    run("", arguments=("-S", "-E", "-"))
    assert time.perf_counter() - begun < 4
