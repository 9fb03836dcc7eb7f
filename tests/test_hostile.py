"""Whatever the deployment does, the real command ends within its limits and says what it saw."""

# Names of bytes that no Path can say, and a skip where a device cannot be made:
# ruff: noqa: PERF203, PTH123, PTH211

import contextlib
import json
import os
import pty
import signal
import socket
import subprocess
import sys
import termios
import threading
import time
from pathlib import Path

import pytest

import distributions
import hostile_runs
import namespaces
from hostile_runs import MIB, check, deployment, profile
from indextts_doctor.report.formats import RENDERERS

pytestmark = [
    pytest.mark.environment,
    pytest.mark.timeout(180),
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="Linux only"),
]

SIX = ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot")
HANGS = b"import time\ntime.sleep(1e6)\n"
TOKEN = "hf_" + "aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH"
EVIL = "\x1b]0;pwned\x07\x1b[31mRED\x9b2J\x08\r\u202eabc\u2066\u200b\ud800\u2028<>"
BYTES = EVIL.encode("utf-8", "surrogatepass")


@pytest.fixture
def folder(tmp_path):
    """Return a folder for a deployment."""
    folder = tmp_path / "tts"
    folder.mkdir()
    return folder


def bring(site, *names, code):
    for name in names:
        distributions.install(site, name, files={f"{name}/__init__.py": code})


def test_every_import_hangs(folder):
    site, _ = deployment(folder)
    bring(site, *SIX, code=HANGS)
    ended = check(folder, "--profile", profile(folder, *SIX), "--timeout", 1, "--format", "json")
    assert ended.seconds < 3 * 1 + 3
    said = ended.out
    assert ended.code == 1
    for name in SIX:  # where it hangs, or that there was no time left to try
        assert f"{name}/__init__.py:2" in said


def test_the_interpreter_hangs_at_its_start(folder):
    site, _ = deployment(folder)
    (site / "sitecustomize.py").write_bytes(HANGS)
    ended = check(folder, "--profile", profile(folder, *SIX), "--timeout", 1)
    assert ended.seconds < 3 * 1 + 3
    assert ended.code == 1
    assert "PY006" in ended.out


def test_daemons_are_put_down(folder):
    site, _ = deployment(folder)
    fork = b"import os, time\nfor _ in range(3):\n    if os.fork() == 0:\n        os.setsid()\n"
    fork += b"        if os.fork() == 0:\n            time.sleep(1e4)\n        os._exit(0)\n"
    bring(site, "alpha", code=fork)
    ended = check(folder, "--profile", profile(folder, "alpha"), "--timeout", 5, TEST_MARK=str(folder))
    assert ended.code == 0
    assert hostile_runs.left_behind(f"TEST_MARK={folder}") == []


def test_a_flood_of_output(folder):
    site, _ = deployment(folder)
    flood = b"import sys\nfor _ in range(50):\n    sys.stdout.write('x' * 2**20)\n    sys.stderr.write('y' * 2**20)\n"
    bring(site, "alpha", code=flood)
    bring(site, "bravo", code=flood + b"raise ImportError('z' * 10**7)\n")
    ended = check(folder, "--profile", profile(folder, "alpha", "bravo"), "--format", "json")
    codes = [finding["code"] for finding in json.loads(ended.out)["findings"]]
    assert codes == ["IMP099"]
    assert ended.peak < 80 * MIB
    assert len(ended.out) < 5 * MIB


@pytest.mark.parametrize("piece", ("b' ' * 2**20", "b'1' * 2**20", "b'[],' * 2**18", "b'{\"a\":1},' * 2**17"))
@pytest.mark.parametrize("count", (pytest.param(3, marks=pytest.mark.thorough), 200))
def test_a_forged_result(folder, piece, count):
    site, _ = deployment(folder)
    (site / "sitecustomize.py").write_text(
        "import os\nnumber = int(os.environ['INDEXTTS_DOCTOR_RESULT'])\nos.write(number, b'[')\n"
        f"for _ in range({count}):\n    os.write(number, {piece})\nos._exit(0)\n"
    )
    ended = check(folder, "--timeout", 10)
    assert ended.code == 1
    assert "does not start" in ended.out
    assert ended.peak < 80 * MIB


PLACES = [
    *(f"{{model}}/{name}" for name in ("config.json", "model.safetensors", "config.yaml", "README.md")),
    *(f"{{folder}}/{name}" for name in ("pyproject.toml", "requirements.txt", "app.py", "scipy.py")),
    *(f"{{info}}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "top_level.txt", "entry_points.txt")),
    *(f"{{site}}/{name}" for name in ("alpha/x.so", "usercustomize.py")),
]


FEW = ("{model}/config.json", "{folder}/app.py", "{info}/METADATA", "{site}/usercustomize.py")


@pytest.mark.parametrize(
    "place", [pytest.param(place, marks=[] if place in FEW else pytest.mark.thorough) for place in PLACES]
)
def test_a_pipe_in_place_of_a_file(folder, place):
    site, model = deployment(folder)
    info = distributions.install(site, "alpha", files={"alpha/__init__.py": b"raise ImportError\n"})
    path = Path(place.format(folder=folder, model=model, site=site, info=info))
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    ended = check(folder, "--profile", "indextts-2-llm", "--timeout", 10, seconds=25)
    assert ended.code == 1
    assert "the examination failed" not in ended.out
    assert "time limit" not in ended.out
    assert ended.seconds < 10


@pytest.mark.parametrize("name", ("indextts-doctor.toml", "own.toml"))
def test_a_pipe_in_place_of_a_configuration(folder, name):
    deployment(folder)
    os.mkfifo(folder / name)
    ended = check(folder, "--profile", folder / "own.toml", seconds=20)
    assert ended.code == 2
    assert f"{name}: it is no regular file" in ended.err


def test_a_pipe_in_place_of_the_interpreter(folder):
    deployment(folder)
    (folder / ".venv/bin/python").unlink()
    os.mkfifo(folder / ".venv/bin/python")
    ended = check(folder, "--timeout", 5, seconds=20)
    assert ended.code == 1
    assert "does not start" in ended.out


def sparse(model, folder):
    for path in (*(model / name for name in ("model.safetensors", "x.onnx", "y.pth", "big.json")),
                 folder / "requirements.txt", folder / "app.py", folder / "pyproject.toml"):  # fmt: skip
        with path.open("wb") as file:
            file.truncate(2**40)


def many(model, folder):
    for number in range(30_000):
        (model / f"f{number}.json").touch()


def nested(model, folder):
    (model / "config.json").write_text("[" * 400_000 + "]" * 400_000)
    (model / "config.yaml").write_text("[" * 60_000)
    (model / "tokenizer.json").write_text('{"a":' * 80_000 + "1" + "}" * 80_000)


def large(model, folder):
    (model / "config.json").write_text(json.dumps({f"k{i}": ["v"] * 3 for i in range(200_000)}))
    (model / "config.yaml").write_text("[" + "[]," * 40_000 + "]")


def bombs(model, folder):
    lists = "".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12))
    (model / "config.yaml").write_text("a0: &a0 [x, x, x]\n" + lists)


def loops(model, folder):
    for path in (model / "config.json", model / "model.safetensors", folder / "requirements.txt"):
        path.symlink_to(path.name)
    (model / "up").symlink_to(folder)


def folders(model, folder):
    for path in (model / "config.json", model / "model.safetensors", folder / "requirements.txt"):
        path.mkdir()


def endpoints(model, folder):
    with contextlib.chdir(model) if hasattr(contextlib, "chdir") else contextlib.nullcontext():
        for name in ("config.json", "model.safetensors"):
            with socket.socket(socket.AF_UNIX) as one:
                one.bind(name if hasattr(contextlib, "chdir") else os.path.relpath(model / name))


def devices(model, folder):
    for path in (model / "model.safetensors", folder / "requirements.txt"):
        try:
            os.mknod(path, 0o020600, os.makedev(1, 5))
        except PermissionError:
            pytest.skip("no devices can be made here")


def costly(kind):
    return pytest.param(kind, marks=pytest.mark.thorough)


@pytest.mark.parametrize(
    "lay",
    (sparse, costly(many), nested, large, costly(bombs), loops, costly(folders), costly(endpoints), costly(devices)),
    ids=lambda one: one.__name__,
)
def test_a_strange_folder(folder, lay):
    _, model = deployment(folder)
    lay(model, folder)
    ended = check(folder, "--profile", "indextts-2-llm", "--timeout", 20)
    assert ended.code == 1
    assert "the examination failed" not in ended.out
    assert ended.peak < 80 * MIB
    assert ended.seconds < 20


def test_a_file_that_grows(folder):
    _, model = deployment(folder)
    over = threading.Event()

    def grow():
        with (model / "model.safetensors").open("wb", 0) as file:
            while not over.wait(0.001):
                file.write(b"\0\1" * 5000)

    thread = threading.Thread(target=grow)
    thread.start()
    try:
        assert check(folder, "--fast").code == 1
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize("text", ("x = " + "[" * 200_000, ".".join("a" * 100_000) + " = 1"))
def test_a_configuration_without_bottom(folder, text):
    deployment(folder)
    (folder / "indextts-doctor.toml").write_text(text)
    ended = check(folder, seconds=20)
    assert ended.code == 2
    assert "nested too deeply" in ended.err


def poisoned(folder):
    """Lay out a deployment in which everything that can have a name or a text has an evil one."""
    site, model = deployment(folder)
    info = distributions.install(site, "bravo", files={"bravo/__init__.py": f"raise ImportError({EVIL!a})".encode()})
    head = b"Metadata-Version: 2.1\nName: bravo" + BYTES + b"\nVersion: 1" + BYTES + b"\nSummary: " + BYTES
    (info / "METADATA").write_bytes(head.replace(b"\r", b"") + b"\nRequires-Dist: charlie>=2\n\n")
    (info / "RECORD").write_bytes(b"bravo/" + BYTES + b".so,sha256=x,10\n" + b"z" * 10**6 + b",sha256=q,1\n")
    info = distributions.install(site, "numpy")
    (info / "METADATA").write_bytes(b"Name: numpy\nVersion: " + b"9" * 10**6 + b"\n\n")
    long = f"raise ImportError('q' * 10**6 + {EVIL!a} + {TOKEN!a})"
    distributions.install(site, "transformers", files={"transformers/__init__.py": long.encode()})
    error = f"class E(Exception): pass\nE.__name__ = {EVIL[:-3]!a}.replace(chr(0xd800), '')\nraise E({EVIL!a})"
    distributions.install(site, "torch", files={"torch/__init__.py": error.encode()})
    for end in (b".safetensors", b".incomplete", b".pth"):
        with open(os.fsencode(model) + b"/" + BYTES + end, "wb") as file:
            file.write(b"version https://git-lfs.github.com/spec/v1\n")
    os.symlink(BYTES, os.fsencode(model) + b"/link.safetensors")
    values = {"model_type": EVIL, "path": "/nfs/" + EVIL, "long": "x" * 10**5, "api_key": TOKEN}
    (model / "config.json").write_text(json.dumps(values))
    (folder / "requirements.txt").write_bytes(b"flask==" + BYTES)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


LISTEN = (
    "import socket, sys, time\ns = socket.socket()\ns.bind(('127.0.0.1', int(sys.argv[1])))\ns.listen()\ntime.sleep(99)"
)


@pytest.fixture
def listener():
    """Yield the port of a process with an evil command line."""
    port = free_port()
    words = (os.fsdecode(BYTES), "--password", TOKEN, "x" * 100_000)
    process = subprocess.Popen([sys.executable, "-c", LISTEN, str(port), *words])
    yield port
    process.kill()
    process.wait()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("tts", marks=pytest.mark.thorough),
        "a 'b' \"c\" $(touch x)",
        pytest.param("语音 合成", marks=pytest.mark.thorough),
        "a\nb\x1b[31m\u202e",
        pytest.param(os.fsdecode(b"a\xff\xfe"), marks=pytest.mark.thorough),
    ],
    ids=ascii,
)
def test_evil_words(tmp_path, listener, name):
    folder = tmp_path / name
    poisoned(folder)
    variables = {"HF_HOME": os.fsdecode(b"/x\x1b[31m\xff\n"), "OMP_NUM_THREADS": "\x1b[31m",
                 "HF_ENDPOINT": f"http://u:{TOKEN}@x/\x1b[2J", "PYTHONPATH": "/no\x1b[31m\u202e"}  # fmt: skip
    saved = tmp_path / "saved.json"
    for form in (("--verbose",), ("--format", "json")):
        ended = check(folder, "--profile", "indextts-2-llm", "--port", listener, *form, **variables)
        assert ended.code == 1
        assert hostile_runs.RAW.search(ended.out + ended.err) is None
        assert TOKEN not in ended.out
        assert len(ended.out) < MIB
        assert ended.peak < 80 * MIB
        saved.write_text(ended.out, encoding="utf-8")
    first = json.loads(ended.out)
    again = json.loads(check(folder, "--facts", saved, "--format", "json").out)
    for key in ("findings", "unknown", "skipped", "passed", "facts", "target", "headline"):
        assert first[key] == again[key]


def test_a_secret_in_an_error(folder):
    deployment(folder)
    (folder / "indextts-doctor.toml").write_text(f'profil = "x"\n"{TOKEN}\\u001b[31m" = "x"\n')
    ended = check(folder)
    assert ended.code == 2
    assert "unknown key" in ended.err
    assert TOKEN not in ended.err
    assert hostile_runs.RAW.search(ended.err) is None


@pytest.fixture
def ordinary(folder):
    """Return the command that puts an ordinary user before the doctor."""
    folder.parent.chmod(0o755)
    source = Path(hostile_runs.__file__).parent.parent / "src"
    prefix = [*namespaces.opened([Path(sys.executable), Path(sys.executable).resolve().parent.parent, source,
                                  *folder.parents[:1]]), *namespaces.ordinary_user()]  # fmt: skip
    why = namespaces.why_not(*prefix)
    if why:
        pytest.skip(why)
    return prefix


@pytest.mark.parametrize(
    "closed", (costly(".venv/bin"), ".venv", "models", costly(".venv/lib"), costly("pyproject.toml"))
)
def test_what_an_ordinary_user_may_not_enter(folder, ordinary, closed):
    deployment(folder)
    (folder / "pyproject.toml").write_text("[tool.indextts-doctor]\nlang = 'en'\n")
    (folder / closed).chmod(0)
    ended = check(folder, "--timeout", 10, prefix=ordinary)
    assert ended.code in (0, 1)
    assert "Traceback" not in ended.out + ended.err


@pytest.mark.parametrize("closed", (".", "indextts-doctor.toml"))
def test_what_an_ordinary_user_may_not_read(folder, ordinary, closed):
    deployment(folder)
    (folder / "indextts-doctor.toml").touch()
    (folder / closed).chmod(0)
    ended = check(folder, prefix=ordinary)
    assert ended.code == 2
    assert "Traceback" not in ended.err
    assert "cannot be read" in ended.err or "Permission denied" in ended.err


def test_no_variables_at_all(folder, ordinary):
    deployment(folder)
    assert check(folder, "--fast", prefix=[*ordinary, "env", "-i"]).code == 1
    assert "does not exist" in check("~/x", prefix=[*ordinary, "env", "-i"]).err


@pytest.mark.parametrize(
    ("streams", "code", "message"),
    [
        ("<&-", 1, ""),
        ("2>&-", 1, ""),
        ("2>/dev/full", 1, ""),
        (">&-", 2, "standard output is closed"),
        ("<&- >&- 2>&-", 2, ""),
        (">/dev/full", 2, "standard output: No space left on device"),
        (">/dev/full 2>/dev/full", 2, ""),
    ],
)
@pytest.mark.parametrize("form", RENDERERS)
def test_streams(folder, streams, code, message, form):
    deployment(folder)
    words = ["sh", "-c", f'"$@" {streams}', "sh", *hostile_runs.command(folder, "--fast", "--format", form)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", ((), ("--help",), ("check", "--help"), ("list", "checks"), ("explain", "HOST001")))
def test_nothing_can_be_written(words):
    line = ["sh", "-c", '"$@" >/dev/full', "sh", sys.executable, "-m", "indextts_doctor", *words]
    done = subprocess.run(line, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr == "indextts-doctor: standard output: No space left on device\n"


def test_the_current_folder_was_removed(folder, tmp_path):
    deployment(folder)
    gone = 'mkdir "$0" && cd "$0" && rmdir "$0" && exec "$@"'
    for where, code in ((folder, 1), (".", 2)):
        line = ["sh", "-c", gone, str(tmp_path / "gone"), *hostile_runs.command(where, "--fast")]
        done = subprocess.run(line, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == code
        assert "Traceback" not in done.stderr


def test_no_place_for_temporary_files(folder):
    deployment(folder)
    assert check(folder, TMPDIR="/nonexistent").code == 1


@pytest.mark.parametrize("number", (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
@pytest.mark.parametrize("terminal", (True, False))
def test_interrupted(folder, number, terminal):
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip("who started the tests has it ignored: nohup, or a shell in the background")
    site, _ = deployment(folder)
    bring(site, *SIX, code=HANGS)
    control, other = pty.openpty()
    before = termios.tcgetattr(other)
    stream = other if terminal else subprocess.DEVNULL
    process = subprocess.Popen(
        hostile_runs.command(folder, "--profile", profile(folder, *SIX)),
        stdin=stream, stdout=stream, stderr=stream, start_new_session=True, env={**os.environ, "TEST_MARK": str(folder)},
    )  # fmt: skip
    drain = threading.Thread(target=_drain, args=(control,), daemon=True)
    drain.start()
    time.sleep(2)
    assert len(hostile_runs.left_behind(f"TEST_MARK={folder}")) > 2
    process.send_signal(number)
    assert process.wait(10) == 130
    time.sleep(0.1)
    left = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in hostile_runs.left_behind(f"TEST_MARK={folder}")}
    assert left == {}
    assert termios.tcgetattr(other) == before
    os.close(other)
    drain.join(5)
    os.close(control)


def _drain(control):
    with contextlib.suppress(OSError):
        while os.read(control, 4096):
            pass


@pytest.mark.thorough
def test_two_thousand_packages(folder):
    site, _ = deployment(folder)
    for number in range(2000):
        name = f"package{number}"
        needs = f"Requires-Dist: package{(number + 1) % 2000}\nSummary: of no use"
        distributions.install(site, name, files={f"{name}/__init__.py": b"", f"{name}/a.py": b"x"}, headers=needs)
    ended = check(folder, "--format", "json")
    report = json.loads(ended.out)
    assert len(report["facts"]["packages"]["installed"]) >= 2000
    assert ended.peak < 80 * MIB
    assert ended.seconds < 20
    assert len(ended.out) < 5 * MIB


def test_a_log_that_means_no_good(folder):
    deployment(folder)
    (folder / "logs").mkdir()
    lines = [
        b"ERROR: invalid load key, 'v' " + BYTES,
        b"ERROR: No space left on device " + b"\x1b[2J" * 1000,
        b"Traceback (most recent call last):\n"
        + b'  File "x", line 1\n' * 5000
        + b"ImportError: Please install kantts.",
        b">> load_checkpoint: missing keys (" + b"9" * 5000 + b")",
        b"[" * 100_000,
    ]
    (folder / "logs" / "tts.log").write_bytes(b"\n".join(lines) * 20)
    ended = check(folder, "--no-smoke", "--select", "LOG")
    assert "LOG004" in ended.out
    assert not hostile_runs.RAW.search(ended.out.replace("\n", ""))
    assert ended.peak < 150 * MIB
