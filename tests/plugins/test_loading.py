"""Plug-ins as real packages: a .dist-info with entry points, found by the real machinery in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

import indextts_doctor
from indextts_doctor.checks.finding import CannotCheck
from indextts_doctor.i18n.text import Text
from indextts_doctor.plugins import loading
from plugin_packages import plugin

pytestmark = pytest.mark.slow  # each starts the command

CHECK = """
from collections.abc import Iterator

from indextts_doctor.plugins import Evidence, Host, Severity, CannotCheck, Text, check

WORDS = Text("words", "文字")

class Kernel(Evidence, frozen=True):
    kernel: str

@check("{code}", Severity.WARNING, title=Text("kernel {{kernel}}", "内核 {{kernel}}"), why=WORDS, how=WORDS,
       advice=WORDS, source="test")
def {name}(host: Host) -> Iterator[Kernel]:
    yield Kernel(host.kernel)
"""
PROFILE = """
name = "acme"
title = { en = "Acme", zh = "Acme" }
[python]
tested = ">=3.9"
reason = { en = "tested", zh = "已测试" }
source = "test"
"""
LOAD = """
import json, sys, time
from indextts_doctor.diagnose.running import diagnose, needs
from indextts_doctor.plugins import loading
from indextts_doctor.plugins.testing.facts import facts, host

begin = time.monotonic()
loaded = loading.load(SECONDS)
seconds = time.monotonic() - begin
again = loading.load(SECONDS)
diagnosis = diagnose(facts(host=host(), troubles=loaded.troubles), loaded.checks)
json.dump({
    "checks": [c.code for c in loaded.checks], "again": [c.code for c in again.checks],
    "troubles": [[t.kind, t.name, t.error] for t in loaded.troubles.found],
    "profiles": [p.name for p in loaded.profiles], "seconds": seconds,
    "findings": {f.check.code: [e.facts for e in f.evidence] for f in diagnosis.findings},
    "unknown": {s.check.code: s.reason.of("en") for s in diagnosis.unknown},
}, sys.stdout)
"""


def load(folder, seconds=5.0):
    """Load the plug-ins of ``folder`` in a new process, run their checks, and return what came of it."""
    source = str(Path(indextts_doctor.__file__).parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", LOAD.replace("SECONDS", str(seconds))],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), source])},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return {**json.loads(done.stdout), "stderr": done.stderr.decode()}


def test_a_check_of_a_module(tmp_path):
    plugin(tmp_path, "acme", CHECK.format(code="ACME001", name="kernel_is"))
    result = load(tmp_path)
    assert result["checks"] == result["again"] == ["ACME001"]
    assert result["findings"] == {"ACME001": [{"kernel": "6.1.0"}]}
    assert result["troubles"] == []


def test_checks_of_a_function(tmp_path):
    body = textwrap.indent(CHECK.format(code="ACME001", name="kernel_is"), "    ")
    plugin(tmp_path, "acme", f"def register():\n{body}", target="acme:register")
    result = load(tmp_path)
    assert result["checks"] == result["again"] == ["ACME001"]
    assert result["troubles"] == []


@pytest.mark.parametrize("profiles", ["'acme.toml'", "['acme.toml']", "'.'", "__file__[:-11]"])
def test_profiles(tmp_path, profiles):
    plugin(tmp_path, "acme", f"PROFILES = {profiles}", acme_toml=PROFILE)
    result = load(tmp_path)
    assert result["profiles"] == ["acme.toml"]
    assert result["troubles"] == []


GOOD = CHECK.format(code="ACME001", name="kernel_is")
BAD = {
    "raises": (GOOD + "\nraise ValueError('so')", "ValueError: so"),
    "exits": (GOOD + "\nraise SystemExit(3)", "RuntimeError: SystemExit: 3"),
    "is interrupted": (GOOD + "\nraise KeyboardInterrupt", "RuntimeError: KeyboardInterrupt: "),
    "does not parse": ("def", "SyntaxError: "),
    "sleeps": (GOOD + "\nimport time; time.sleep(100)", "took longer than 1 s, at "),
    "spins": (GOOD + "\nwhile True: pass", "took longer than 1 s, at "),
    "takes a code of ours": (CHECK.format(code="HOST001", name="mine"), "the code HOST001 is already used"),
    "takes a prefix of ours": (CHECK.format(code="PKG987", name="mine"), "PKG is a prefix of the doctor's own"),
    "takes DOC": (CHECK.format(code="DOC987", name="mine"), "DOC is a prefix of the doctor's own"),
    "has a strange code": (CHECK.format(code="acme-1", name="mine"), "is not a few capital letters"),
    "has a title that is a string": (GOOD.replace('Text("kernel {kernel}", "内核 {kernel}")', '"x"'), "title is a str"),
    "wants what is no fact": (GOOD.replace("host: Host", "host: int"), "'host' is not a record of facts"),
    "declares no evidence": (GOOD.replace("-> Iterator[Kernel]", ""), "the return type declares no evidence: use"),
    "yields any evidence": (GOOD.replace("Iterator[Kernel]", "Iterator[Evidence]"), "the return type declares no evidence"),
    "has a placeholder that is no field": (GOOD.replace("kernel: str", "core: str"), "title contains kernel, no field of Kernel"),
    "lacks a parameter of check": (GOOD.replace("how=WORDS,", ""), "TypeError: "),
    "names a profile that is not there": (GOOD + "\nPROFILES = 'none.toml'", "PROFILES: none.toml is neither"),
    "names rubbish as profiles": (GOOD + "\nPROFILES = 5", "TypeError: "),
    "brings an invalid profile": (GOOD + "\nPROFILES = 'acme.toml'", "acme.toml"),
    "brings a profile of ours": (GOOD + "\nPROFILES = 'sambert.toml'", "the profile sambert is built in"),
}  # fmt: skip


@pytest.mark.parametrize("source, error", BAD.values(), ids=BAD)
def test_a_bad_plugin_is_a_trouble_and_nothing_more(tmp_path, source, error):
    plugin(tmp_path, "bad", source, acme_toml="name = 5", sambert_toml=PROFILE)
    plugin(tmp_path, "good", CHECK.format(code="GOOD001", name="good"))
    result = load(tmp_path, seconds=1)
    [[kind, name, said]] = result["troubles"]
    assert (kind, name) == ("plugin", "bad = bad")
    assert error in said
    assert result["checks"] == ["GOOD001"]
    assert result["seconds"] < 5


@pytest.mark.parametrize("version", ["'1.0'", "'1.99'", "'0.1'"])
def test_a_plugin_for_this_version_of_the_contract(tmp_path, version):
    plugin(tmp_path, "acme", f"API_VERSION = {version}\n{GOOD}")
    result = load(tmp_path)
    assert result["checks"] == ["ACME001"]
    assert result["troubles"] == []


@pytest.mark.parametrize(
    ("version", "error"),
    [
        ("'2.0'", "it wants version 2.0 of the plug-in contract, this doctor has 1.0: a newer one is needed"),
        ("2", """API_VERSION is 2, not a text such as "1.0\""""),
        ("'two'", """API_VERSION is 'two', not a text such as "1.0\""""),
    ],
)
def test_a_plugin_for_another_version_of_the_contract_is_not_even_imported(tmp_path, version, error):
    plugin(tmp_path, "acme", f"from indextts_doctor.plugins import later\nAPI_VERSION = {version}\n{GOOD}")
    result = load(tmp_path)
    assert result["checks"] == []
    assert result["troubles"] == [["plugin", "acme = acme", error]]


@pytest.mark.parametrize(
    "target, error",
    [
        ("bad.missing", "ModuleNotFoundError"),
        ("bad:missing", "AttributeError"),
        ("bad:WORDS", "is a Text, neither a module nor a function"),
        ("bad:rubbish", "bad:rubbish returned a list"),
    ],
)
def test_a_bad_entry_point(tmp_path, target, error):
    plugin(tmp_path, "bad", GOOD + "\ndef rubbish(): return [1]\n", target=target)
    result = load(tmp_path)
    [[_, name, said]] = result["troubles"]
    assert name == f"bad = {target}"
    assert error in name + said
    assert result["checks"] == []


def test_an_entry_point_that_is_no_reference(tmp_path):
    plugin(tmp_path, "bad", GOOD, target="bad:!")
    result = load(tmp_path)
    assert len(result["troubles"]) == 1
    assert result["checks"] == []


def test_two_plugins_with_one_code(tmp_path):
    plugin(tmp_path, "one", GOOD)
    plugin(tmp_path, "two", GOOD)
    result = load(tmp_path)
    assert result["checks"] == ["ACME001"]
    assert result["troubles"] == [["plugin", "two = two", "the code ACME001 is already used"]]


def test_what_a_plugin_prints_does_not_reach_stdout(tmp_path):
    plugin(tmp_path, "acme", GOOD.replace("yield", "print('later'); yield") + "\nprint('noise')")
    assert load(tmp_path)["stderr"].split() == ["noise", "later"]


@pytest.mark.parametrize(
    "body, reason",
    [
        ("while True: pass", "took longer than 1 s"),
        ("while True: yield Kernel('1')", "more than 1000 instances"),
        ("raise SystemExit(0)\n    yield", "SystemExit: 0"),
        ("yield 5", "yielded int instead of Kernel with facts"),
        ("yield Evidence()", "yielded Evidence instead of Kernel with facts"),
        ("raise CannotCheck('rubbish', WORDS)\n    yield", "words"),
    ],
)
def test_a_check_that_misbehaves_when_it_runs(tmp_path, body, reason):
    plugin(tmp_path, "acme", GOOD.replace("yield Kernel(host.kernel)", body))
    plugin(tmp_path, "good", CHECK.format(code="GOOD001", name="good"))
    result = load(tmp_path, seconds=1)
    assert reason in result["unknown"]["ACME001"]
    assert result["findings"].keys() == {"GOOD001"}


def test_broken_metadata_of_others(tmp_path):
    for name, text in {"a": "rubbish \x00 [", "b": "[indextts_doctor.plugins]\nno equals sign\n"}.items():
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "entry_points.txt").write_text(text)
        (info / "METADATA").write_text("rubbish")
    plugin(tmp_path, "acme", GOOD)
    result = load(tmp_path)
    assert result["checks"] == ["ACME001"] or result["troubles"]


def test_no_plugins():
    assert loading.load() == loading.Loaded()


def test_a_plugin_in_an_archive(tmp_path):
    plugin(tmp_path / "x", "acme", GOOD)
    archive = shutil.make_archive(str(tmp_path / "site"), "zip", tmp_path / "x")
    assert load(archive)["checks"] == ["ACME001"]


def test_within():
    assert loading.within(5, lambda: 7) == 7
    with pytest.raises(CannotCheck):
        loading.within(5, _silent)
    begin = time.monotonic()
    with pytest.raises(TimeoutError, match=r"took longer than 0.1 s, at .*test_loading.py:\d+ in <lambda>"):
        loading.within(0.1, lambda: time.sleep(3))
    assert time.monotonic() - begin < 2


def _silent():
    raise CannotCheck("skipped", Text("a", "b"))


@pytest.mark.environment
def test_installed_by_a_real_installer(tmp_path):
    uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
    if not os.access(uv, os.X_OK):
        pytest.skip("uv is not here to install with")
    project = tmp_path / "project"
    (project / "acme_checks").mkdir(parents=True)
    (project / "acme_checks" / "__init__.py").write_text(GOOD, encoding="utf-8")
    (project / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        '[project]\nname = "acme-checks"\nversion = "1"\n'
        '[project.entry-points."indextts_doctor.plugins"]\nacme = "acme_checks"\n'
    )
    (project / "backend.py").write_text(textwrap.dedent(BACKEND))
    done = subprocess.run(
        [uv, "pip", "install", "--offline", "--no-deps", "--quiet", "--target", tmp_path / "site", project],
        capture_output=True, text=True, check=False, env={**os.environ, "VIRTUAL_ENV": sys.prefix},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert load(tmp_path / "site")["checks"] == ["ACME001"]


# A build backend of the standard library alone, so that the test needs no network.
BACKEND = """
    import zipfile

    def build_wheel(folder, config_settings=None, metadata_directory=None):
        name, info = "acme_checks-1-py3-none-any.whl", "acme_checks-1.dist-info/"
        with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
            wheel.write("acme_checks/__init__.py")
            wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: acme-checks\\nVersion: 1\\n")
            wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
            wheel.writestr(info + "entry_points.txt", "[indextts_doctor.plugins]\\nacme = acme_checks\\n")
            wheel.writestr(info + "RECORD", "acme_checks/__init__.py,,\\n")
        return name
"""
