import io
import os
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

import healthy_facts
from indextts_doctor.collect.outside.logs import logs
from indextts_doctor.target.context import Context

KEYS = b">> load_checkpoint: missing keys (141)\n"
LONG = b"x" * 80 + b"\n"


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "srv"
    place.mkdir()
    return place


def observed(folder, *named, service=None, root=None):
    context = Context(
        healthy_facts.target(directory=str(folder)), healthy_facts.profile(), healthy_facts.environment(), {}, "this shell", service, logs=named
    )  # fmt: skip
    return logs.collect(context, root or folder.parent)


def seen(folder, *named, **more):
    return {os.path.relpath(log.path, folder): log.origin for log in observed(folder, *named, **more).files}


def write(path, data=KEYS, age=0):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (time.time() - age, time.time() - age))
    return path


def test_what_is_in_the_folder(folder):
    for name in ("tts.log", "nohup.out", "logs/a.log", "log/b.log"):
        write(folder / name)
    for name in ("deep/er/c.log", "log.txt", "logs/d.log.1"):
        write(folder / name)
    (folder / "folder.log").mkdir()
    os.mkfifo(folder / "pipe.log")
    assert seen(folder) == dict.fromkeys(("tts.log", "nohup.out", "logs/a.log", "log/b.log"), "folder")


def test_only_the_newest_are_read(folder):
    for age in range(9):
        write(folder / f"{age}.log", age=age * 100)
    assert sorted(seen(folder)) == [f"{age}.log" for age in range(5)]


def test_named_ones_come_first_and_no_file_twice(folder):
    path = write(folder / "tts.log")
    (folder / "also.log").symlink_to(path)
    assert seen(folder, str(path)) == {"tts.log": "option"}


def test_a_unit_names_its_log(folder):
    log = write(folder.parent / "var/tts.log")
    unit = folder.parent / "etc/systemd/system/tts.service"
    write(unit, f"[Service]\nWorkingDirectory={folder}\nStandardOutput=append:{log}\nStandardError=journal\n".encode())
    assert seen(folder) == {"../var/tts.log": "unit"}


@pytest.mark.parametrize(
    ("line", "journals"),
    [
        pytest.param("", ("t.service",), id="by default"),
        pytest.param("StandardOutput=journal", ("t.service",), id="as configured"),
        pytest.param("StandardError=append:/var/log/t.log", (), id="not when it writes to a file"),
    ],
)
def test_a_unit_writes_to_the_journal(folder, line, journals):
    unit = f"[Service]\nWorkingDirectory={folder}\n{line}\n".encode()
    write(folder.parent / "etc/systemd/system/t.service", unit)
    assert observed(folder).journals == journals


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("ExecStart=/v/bin/gunicorn --error-logfile e/error.txt app:app", id="an option"),
        pytest.param("ExecStart=/v/bin/gunicorn -c conf.py app:app", id="a configuration"),
    ],
)
def test_a_unit_starts_gunicorn_with_a_log(folder, line):
    write(folder / "e/error.txt")
    write(folder / "conf.py", b'errorlog = "e/error.txt"')
    write(folder.parent / "etc/systemd/system/t.service", f"[Service]\nWorkingDirectory={folder}\n{line}\n".encode())
    assert seen(folder) == {"e/error.txt": "gunicorn"}


def test_gunicorns_own_configuration(folder):
    write(folder / "error.txt")
    write(folder / "gunicorn.conf.py", b'errorlog = "error.txt"\n')
    assert seen(folder) == {"error.txt": "gunicorn"}


def test_where_the_running_service_writes(folder):
    out = folder.parent / "out.txt"
    with out.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-c", "import time; time.sleep(60)"], stdout=file, stderr=subprocess.DEVNULL
        )
    try:
        service = healthy_facts.service(pid=process.pid, command=("python", "app.py"))
        before = time.time()
        told = observed(folder, service=service, root=logs.SYSTEM)
        assert [(log.path, log.origin) for log in told.files] == [(str(out), "service")]
        started = logs.dt.datetime.strptime(told.service_started, "%Y-%m-%dT%H:%M:%S%z").timestamp()
        assert before - 60 < started < before + 5
    finally:
        process.kill()
        process.wait()


def test_lines_above_the_tail_are_counted(folder):
    path = write(folder / "tts.log", LONG * 30_000 + KEYS)
    [log] = observed(folder).files
    assert [(one.line, one.count) for one in log.sayings] == [(30_001, 1)]
    assert log.size == path.stat().st_size
    assert log.read <= logs.TAIL


@pytest.mark.parametrize(
    ("data", "limit", "expected"),
    [
        pytest.param(b"a\nb\n", 100, (b"a\nb\n", 0, 0), id="whole"),
        pytest.param(b"aa\nbb\ncc\n", 4, (b"cc\n", 6, 2), id="no piece of a line"),
        pytest.param(b"aaaaaaaa", 4, (b"", 8, 0), id="one line that is longer"),
    ],
)
def test_tail(data, limit, expected):
    assert logs.tail(io.BytesIO(data), len(data), limit) == expected
    for size in (1, 3, 100):  # as they come
        chunks = [data[at : at + size] for at in range(0, len(data), size)]
        assert logs._last(chunks, limit) == expected


def test_too_much_above_is_not_counted():
    file = SimpleNamespace(seek=lambda _at: None, read=lambda _count: b"half\nwhole\n")
    assert logs.tail(file, logs.COUNTED + logs.TAIL + 1) == (b"whole\n", logs.COUNTED + 6, None)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xff\xfe\x00" + KEYS.replace(b">> ", b"\n>> "), id="any bytes"),
        pytest.param(b"\0" * 2**21 + b"\n" + KEYS, id="a hole, as copytruncate leaves"),
        pytest.param(b"loading: 10%\rloading: 100%\r" + KEYS, id="after a progress bar"),
        pytest.param(b"\x1b[31m" + KEYS.rstrip() + b"\x1b[0m\r\n", id="colours"),
    ],
)
def test_bytes(folder, data):
    write(folder / "tts.log", data)
    [log] = observed(folder).files
    assert [one.text for one in log.sayings] == [KEYS.decode().strip()]


def test_one_that_is_closed_is_reported(folder):
    path = write(folder / "tts.log")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("root reads everything")
    [unread] = observed(folder).unread
    assert (unread.path, unread.reason) == (str(path), "Permission denied")


def test_a_pipe_that_is_named_is_not_waited_for(folder):
    os.mkfifo(folder / "pipe")
    [unread] = observed(folder, str(folder / "pipe")).unread
    assert unread.reason == "it is no regular file"


@pytest.fixture
def pipe(monkeypatch):
    """Yield where to write what is read from standard input."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stdin, os.fdopen(writing, "wb", buffering=0) as writer:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield writer


def test_standard_input(folder, pipe):
    pipe.write(KEYS)
    pipe.close()
    [log] = observed(folder, "-").files
    assert (log.path, log.modified, [one.line for one in log.sayings]) == ("-", None, [1])


def test_standard_input_that_never_ends(pipe):
    pipe.write(KEYS)
    assert list(logs._chunks(sys.stdin.fileno(), patience=0.2)) == [KEYS]


def test_standard_input_that_was_closed(folder, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    [unread] = observed(folder, "-").unread
    assert unread.reason == "Bad file descriptor"
