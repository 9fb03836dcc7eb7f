import datetime as dt

import pytest

from indextts_doctor.checks.registry import builtin
from indextts_doctor.formats.logs import reading
from indextts_doctor.formats.logs.signatures import BY_NAME, EXCEPTIONS, LINES

NOW = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.timezone.utc)
G = "[2026-11-24 10:00:00 +0000] [12] "
TIMEOUT = f"{G}[CRITICAL] WORKER TIMEOUT (pid:99)"
KILLED = f"{G}[ERROR] Worker (pid:99) was sent SIGKILL! Perhaps out of memory?"
START = f"{G}[INFO] Starting gunicorn 21.2.0"
STOP = f"{G}[INFO] Handling signal: term"
KEYS = ">> load_checkpoint: missing keys (141)"


def read(*lines, before=0):
    return reading.sayings("\n".join(lines).split("\n"), NOW, before)


def raised(message):
    return f'Traceback (most recent call last):\n  File "app.py", line 1, in <module>\n{message}'


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('2026-11-24 10:00:00,1 INFO text="Please install kantts. invalid load key, \'v\'."', id="a text to speak"),
        pytest.param("2026-11-24 10:00:00 INFO say 'ERROR: [Errno 98] Address already in use'", id="a text about an error"),
        pytest.param("INFO:tts:say [CRITICAL] WORKER TIMEOUT (pid:99)", id="another, of gunicorn's words"),
        pytest.param(">> load_checkpoint: missing keys (0)", id="no key is missing"),
        pytest.param(f"{G}[ERROR] Worker (pid:99) was sent SIGTERM!", id="an ordinary end"),
        pytest.param(f"{G}[ERROR] Exception in worker process", id="an unknown error"),
        pytest.param("Killed the old job in favour of a new one", id="a word of the application's"),
        pytest.param("Segmentation fault tolerance is on", id="and another"),
        pytest.param("INFO: SoX could not be found! is what we never say", id="and a third"),
        pytest.param('127.0.0.1 - - [24/Nov/2026 10:00:00] "GET /?q=CERTIFICATE_VERIFY_FAILED HTTP/1.1" 404 -', id="an address"),
        pytest.param("warning: 'gbk' codec can't decode byte", id="no error"),
    ],
)  # fmt: skip
def test_silent(line):
    assert read(line) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(TIMEOUT, "worker-timeout", id="timeout"),
        pytest.param(KILLED, "killed", id="killed from outside"),
        pytest.param(f"{G}[WARNING] Worker with pid 99 was terminated due to signal 9", "killed", id="gunicorn 20"),
        pytest.param("start.sh: line 3:  4711 Killed                  python app.py", "killed", id="bash"),
        pytest.param("tts.service: A process of this unit has been killed by the OOM killer.", "killed", id="systemd"),
        pytest.param("Nov 24 10:00:00 h kernel: Memory cgroup out of memory: Killed process 4711 (gunicorn)", "killed", id="the kernel"),
        pytest.param(f"{G}[ERROR] Worker (pid:99) was sent SIGSEGV!", "crashed", id="crash"),
        pytest.param(f"{G}[ERROR] Worker (pid:99) was sent code 135!", "crashed", id="crash with a core"),
        pytest.param("Fatal Python error: Bus error", "crashed", id="faulthandler"),
        pytest.param("Illegal instruction (core dumped)", "crashed", id="a shell"),
        pytest.param("/srv/start.sh: line 2: 16475 Segmentation fault      (core dumped) python app.py", "crashed", id="bash, crashed"),
        pytest.param("/srv/start.sh: line 2: 16475 Bus error               python app.py", "crashed", id="bash, without a core"),
        pytest.param("SoX could not be found!", "sox-missing", id="printed"),
        pytest.param("WARNING:root:SoX could not be found!", "sox-missing", id="logged"),
        pytest.param("Error: Failed to find attribute 'app' in 'app'.", "no-app", id="Flask's command"),
        pytest.param(">> load_checkpoint: missing keys (2): ['a', 'b']", "missing-keys", id="missing keys, named"),
        pytest.param(KEYS, "missing-keys", id="missing keys"),
        pytest.param("ERROR:app:load failed: invalid load key, 'v'.", "lfs-pointer", id="a line that calls itself an error"),
        pytest.param(raised("OSError: [Errno 28] No space left on device"), "disk-full", id="a traceback"),
        pytest.param(raised("_pickle.UnpicklingError: Weights only load failed. a\n\tWeightsUnpickler error: Unsupported operand 118"), "lfs-pointer", id="a pointer"),
        pytest.param(raised("_pickle.UnpicklingError: Weights only load failed. a\n\tWeightsUnpickler error: Unsupported global: GLOBAL argparse.Namespace"), "old-pickle", id="an old pickle"),
        pytest.param(raised("OSError: libx.so: cannot allocate memory in static TLS block"), "static-tls", id="not a lack of memory"),
        pytest.param(raised("ImportError: Please install kantts."), "masked-by-kantts", id="masked"),
        pytest.param("ImportError: Please install kantts.", "masked-by-kantts", id="masked, the last line alone"),
        pytest.param(raised("FileNotFoundError: [Errno 2] No such file or directory: '/cubefs/users/x/gpt.pth'"), "foreign-path", id="a cluster's path"),
    ],
)  # fmt: skip
def test_speaks(text, name):
    assert [one.signature for one in read(text)] == [name]


@pytest.mark.parametrize(
    "lines",
    [pytest.param([TIMEOUT, KILLED], id="after its time limit"), pytest.param([START, STOP, KILLED], id="at the end")],
)
def test_what_gunicorn_kills_itself_was_not_killed_by_others(lines):
    assert "killed" not in [one.signature for one in read(*lines)]


def test_another_worker_was():
    assert [one.signature for one in read(TIMEOUT, KILLED.replace("99", "98"))] == ["killed", "worker-timeout"]


@pytest.mark.parametrize(
    ("lines", "superseded"),
    [
        pytest.param([START, KEYS], False, id="after the start"),
        pytest.param([KEYS, START], False, id="before the only start: perhaps of the same run"),
        pytest.param([START, KEYS, STOP], False, id="stopped, not started"),
        pytest.param([START, KEYS, STOP, START], True, id="stopped and started"),
        pytest.param([KEYS, START, START], True, id="started twice since"),
        pytest.param([KEYS, STOP, START, KEYS], False, id="again after the start"),
    ],
)
def test_started_again_since(lines, superseded):
    [one] = read(*lines)
    assert one.superseded is superseded


def test_the_last_one_is_shown_and_all_are_counted():
    [one] = read("x", KEYS, "2026-11-24 10:00:00 x", KEYS.replace("141", "7"), before=100)
    assert (one.text, one.line, one.count) == (">> load_checkpoint: missing keys (7)", 104, 2)
    assert (one.first, one.time) == (None, "2026-11-24T10:00:00Z")


def test_lines_that_are_not_counted_have_no_number():
    assert read(KEYS, before=None)[0].line is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("one two", "one two", id="short"),
        pytest.param("one two three", "one two …", id="no piece of a word, which may be a secret"),
        pytest.param("x" * 20, "…", id="nothing is left of one word"),
    ],
)
def test_beginning(text, expected):
    assert reading.beginning(text, 10) == expected


def test_what_signatures_point_to_exists():
    codes = [check.code for check in builtin()]
    for one in BY_NAME.values():
        for code in one.codes:
            assert [known for known in codes if known.startswith(code)], (one.name, code)
        assert one.cause.of("en")
        assert one.cause.of("zh")
        assert one.source


def test_names_differ():
    assert len(BY_NAME) == len(LINES) + len(EXCEPTIONS) + 1
