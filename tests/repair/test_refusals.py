"""What cannot be done leaves the deployment as it was, and says why."""

import json
import os
import shutil
import signal
import subprocess

import pytest

import fix_command
import namespaces
import small_deployment
import wheels

pytestmark = pytest.mark.environment


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    return small_deployment.build(tmp_path_factory.mktemp("small") / "place")


@pytest.fixture
def place(broken, tmp_path):
    return small_deployment.copy(broken, tmp_path / "place")


def refused(place, done, code, *words):
    """Check how the command ended, and that the deployment is as it was."""
    said = done.stdout + done.stderr
    assert done.returncode == code, said
    for word in words:
        assert word in said


def wheel(place, name, version, files):
    """Put another wheel in the place of one."""
    for old in (place / "wheels").glob(f"{name}-{version}-*"):
        old.unlink()
    return wheels.write(place / "wheels", name, version, files)


def test_no_solution(place):
    profile = place / "deployment/small.toml"
    profile.write_text(profile.read_text().replace("==2.0", "==9.9"))
    before = fix_command.state(place)
    done = small_deployment.fix(place, "--only", "PKG004")
    refused(place, done, 1)
    [unsolved] = json.loads(done.stdout)["plan"]["unsolved"]
    assert unsolved["code"] == "PKG004"
    assert "alpha==9.9" in unsolved["why"]
    assert fix_command.differences(before, fix_command.state(place)) == []


def test_what_the_configuration_ignores_is_not_fixed(place):
    settings = place / "deployment/indextts-doctor.toml"
    settings.write_text(f'{settings.read_text()}ignore = ["PKG004", "PKG015"]\n')
    found = json.loads(small_deployment.command(place, "fix", "--format", "json").stdout)["findings"]
    assert [one["code"] for one in found] == ["PY016", "PKG011"]


def test_a_solution_for_the_others_is_found(place):
    profile = place / "deployment/small.toml"
    profile.write_text(profile.read_text().replace("==2.0", "==9.9"))
    done = small_deployment.fix(place, "--no-rehearse")
    assert done.returncode == 1
    document = json.loads(done.stdout)
    assert "PKG011" in document["cleared"]
    assert [one["code"] for one in document["plan"]["unsolved"]] == ["PKG004"]


def test_a_rehearsal_that_fails(place):
    (place / "deployment/alpha.py").unlink()
    wheel(place, "alpha", "2.0", {"alpha/__init__.py": "raise RuntimeError('not on this machine')\n"})
    before = fix_command.state(place)
    refused(place, small_deployment.fix(place), 3, "the rehearsal caused IMP", "not on this machine")
    assert fix_command.differences(before, fix_command.state(place)) == []


def test_a_fix_after_which_the_finding_is_still_there(place):
    """The wheel of beta is itself not what its RECORD says."""
    path = wheel(place, "beta", "1.0", {"beta/__init__.py": "", "beta/inner.py": ""})
    data = path.read_bytes()
    assert b"beta/inner.py,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0" in data
    path.write_bytes(data.replace(b"G3hSuFU,0\n", b"G3hSuFU,9\n"))
    before = fix_command.state(place)
    done = small_deployment.fix(place, "--no-rehearse", "--only", "PKG011")
    refused(place, done, 3)
    assert fix_command.differences(before, fix_command.state(place)) == []


MEDDLED = [
    pytest.param("Path('alpha.py').write_text('now something else')", "has changed since the plan", id="a file"),
    pytest.param("Path('alpha.py.hidden-a-module').write_text('')", "has changed since the plan", id="a new file"),
    pytest.param(
        "os.utime(next(Path('.venv').glob('lib/*/site-packages/beta-1.0.dist-info/RECORD')))",
        "has changed since the plan",
        id="packages",
    ),
]


def test_a_link_that_leads_out_since_the_plan(place):
    """The same file is found there, so only the way to it shows it."""
    lib = "Path('.venv/lib')"
    meddle = f"shutil.copytree({lib}, '../lib', symlinks=True); {lib}.rename('../old'); {lib}.symlink_to('../../lib')"
    done = small_deployment.fix(place, "--no-rehearse", "--only", "PKG015", meddle=(1, "after", meddle))
    assert done.returncode == 3, done.stdout + done.stderr
    assert "is now outside the deployment" in done.stdout
    assert list(place.glob("lib/*/site-packages/~amma"))


@pytest.mark.parametrize(("meddle", "words"), MEDDLED)
def test_a_step_refuses_when_the_world_has_changed(place, meddle, words):
    done = small_deployment.fix(place, "--no-rehearse", meddle=(1, "after", meddle))
    refused(place, done, 3, words)
    assert json.loads(done.stdout)["outcome"] == "taken back"
    site = next((place / "deployment/.venv").glob("lib/*/site-packages"))
    assert (place / "deployment/alpha.py").exists()
    assert (site / "alpha-1.0.dist-info").exists()
    assert (site / "~amma").exists()


def test_the_network_vanishes(place):
    before = fix_command.state(place / "deployment")
    gone = f"shutil.move({str(place / 'wheels')!r}, {str(place / 'elsewhere')!r})"
    refused(
        place,
        small_deployment.fix(place, "--no-rehearse", meddle=(2, "after", gone)),
        3,
        "elsewhere" if False else "alpha",
    )
    assert fix_command.differences(before, fix_command.state(place / "deployment")) == []


@pytest.mark.parametrize("number", [1, 3, 5, 7])
def test_ctrl_c(place, number):
    """A shell that starts the tests in the background has SIGINT ignored: here it is heard."""
    before = fix_command.state(place)
    press = "signal.signal(signal.SIGINT, signal.default_int_handler); os.kill(os.getpid(), signal.SIGINT)"
    done = small_deployment.fix(place, "--no-rehearse", meddle=(number, "after", press))
    assert done.returncode == 130, done.stdout + done.stderr
    assert fix_command.differences(before, fix_command.state(place)) == []


@pytest.mark.skipif(signal.getsignal(signal.SIGHUP) is signal.SIG_IGN, reason="nohup has it ignored")
def test_a_lost_connection(place):
    before = fix_command.state(place)
    done = small_deployment.fix(place, "--no-rehearse", meddle=(3, "after", "os.kill(os.getpid(), signal.SIGHUP)"))
    assert done.returncode == 130, done.stdout + done.stderr
    assert fix_command.differences(before, fix_command.state(place)) == []


def test_a_full_disk(place, tmp_path):
    """The deployment is on a small file system that has no room for the new version."""
    reason = namespaces.why_not("unshare", "--mount")
    if reason:
        pytest.skip(reason)
    wheel(place, "alpha", "2.0", {"alpha/__init__.py": "", "alpha/large.py": "#" * 8_000_000})
    script = (
        'mount -t tmpfs -o size=12M none "$1"; cp -a "$2/." "$1"; cd "$1/deployment"; '
        'head -c 7M /dev/zero > "$1/filler"; shift 2; exec "$@"'
    )
    disk = tmp_path / "disk"
    disk.mkdir()
    check = (
        "import sys, json; sys.path[:0] = {paths!r}; import fix_command, subprocess; from pathlib import Path; "
        "before = fix_command.state(Path.cwd()); done = subprocess.run({words!r}, capture_output=True, text=True); "
        "print(json.dumps([done.returncode, done.stdout + done.stderr, fix_command.differences(before, fix_command.state(Path.cwd()))]))"
    ).format(
        paths=[p for p in os.sys.path if "tests" in p],
        words=small_deployment.arguments(*small_deployment.FIX, "--no-rehearse"),
    )
    words = ["unshare", "--mount", "sh", "-c", script, "sh", str(disk), str(place), os.sys.executable, "-c", check]
    done = subprocess.run(words, capture_output=True, timeout=120, check=False, **small_deployment.options(place))
    code, said, differences = json.loads(done.stdout)
    assert code == 3, said
    assert "No space left" in said
    assert differences == []


def test_a_folder_that_cannot_be_written(place):
    reason = namespaces.why_not("unshare", "--mount")
    if reason:
        pytest.skip(reason)
    before = fix_command.state(place)
    script = 'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; cd "$1"; shift; exec "$@"'
    words = [
        "unshare",
        "--mount",
        "sh",
        "-c",
        script,
        "sh",
        str(place / "deployment"),
        *small_deployment.arguments(*small_deployment.FIX),
    ]
    done = subprocess.run(words, capture_output=True, timeout=120, check=False, **small_deployment.options(place))
    assert done.returncode in (1, 3), done.stdout + done.stderr
    assert not json.loads(done.stdout)["run"]
    assert fix_command.differences(before, fix_command.state(place)) == []


def test_two_runs_at_once(place):
    """The second one waits for the first, and then finds nothing left to do."""
    first = subprocess.Popen(
        small_deployment.arguments(*small_deployment.FIX, "--no-rehearse", meddle=(1, "after", "time.sleep(3)")),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **small_deployment.options(place),
    )
    with first:
        while not list((place / "deployment").glob(".indextts-doctor/runs/*/journal.jsonl")):
            assert first.poll() is None
        second = small_deployment.fix(place, "--no-rehearse")
        said, _ = first.communicate(timeout=60)
    assert first.returncode == 0, said
    assert second.returncode == 0, second.stdout + second.stderr
    assert json.loads(second.stdout)["run"] is None


def test_an_installer_that_outlives_the_doctor_keeps_others_out(place):
    """The lock is inherited: what a killed run has left at work holds it."""
    sleeper = "import subprocess, indextts_doctor.repair.world as w; subprocess.Popen(['sleep', '4'], pass_fds=HELD)"
    held = "[int(n) for n in os.listdir('/proc/self/fd') if os.path.realpath(f'/proc/self/fd/{n}') == os.getcwd()]"
    done = small_deployment.fix(
        place, "--no-rehearse", meddle=(1, "after", f"{sleeper.replace('HELD', held)}; {small_deployment.KILL}")
    )
    assert done.returncode == -signal.SIGKILL
    undone = small_deployment.undo(place)
    assert undone.returncode in (0, 2), undone.stdout + undone.stderr
    assert shutil.which("sleep")


def test_a_run_that_was_cut_off_is_undone_first(place):
    before = fix_command.state(place)
    assert (
        small_deployment.fix(place, "--no-rehearse", meddle=(4, "after", small_deployment.KILL)).returncode
        == -signal.SIGKILL
    )
    refused(place, small_deployment.fix(place), 2, "was interrupted; undo it first: indextts-doctor undo")
    assert small_deployment.undo(place).returncode == 0
    assert fix_command.differences(before, fix_command.state(place)) == []


def test_a_name_that_is_no_utf_8(place):
    """It cannot be in a journal, so what holds it cannot be kept."""
    site = next((place / "deployment/.venv").glob("lib/*/site-packages"))
    (site / os.fsdecode(b"caf\xe9")).touch()
    before = fix_command.state(place)
    refused(place, small_deployment.fix(place, "--no-rehearse"), 3, "a name that is not valid UTF-8 cannot be recorded")
    assert fix_command.differences(before, fix_command.state(place)) == []


@pytest.mark.parametrize("words", [["fix"], ["fix", "--apply"], ["undo", "-C"], ["history", "-C"]])
def test_a_folder_that_is_not_there(place, words):
    done = small_deployment.command(place, *words, str(place / "gone"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1, done.stderr


def test_nothing_reads_the_output(place):
    """What was begun continues to its end, and the exit code says how that was."""
    before = fix_command.state(place / "deployment")
    words = ["sh", "-c", 'set -e; "$@" | true; test "$(cat ../code)" = 0', "sh"]
    script = ["sh", "-c", '"$@"; echo $? > ../code', "sh"]
    for command in (["fix", "--apply", "--yes", "--no-smoke", "--no-rehearse"], ["undo", "--yes"]):
        done = subprocess.run(
            [*words, *script, *small_deployment.arguments(*command)],
            timeout=120,
            check=False,
            **small_deployment.options(place),
        )
        assert done.returncode == 0
        (place / "code").unlink()
        state = json.loads(small_deployment.command(place, "history", "--format", "json").stdout)[0]["state"]
        assert state == ("done" if command[0] == "fix" else "undone")
    assert fix_command.differences(before, fix_command.state(place / "deployment")) == []
