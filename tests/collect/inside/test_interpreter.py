import sys
import sysconfig
from pathlib import Path

import pytest

import interpreters
import minimal_deployments
from indextts_doctor import supervise
from indextts_doctor.collect.inside import interpreter
from indextts_doctor.facts import Interpreter, Start
from indextts_doctor.facts.python import PthLine
from indextts_doctor.facts.record import Missing


def told(context):
    return interpreter.collect(context)[1]


@pytest.mark.parametrize("version", minimal_deployments.VERSIONS)
def test_every_interpreter_answers(version, tmp_path):
    python = str(interpreters.every()[version])
    found = told(minimal_deployments.context(tmp_path, python, LC_ALL="C.UTF-8"))
    assert isinstance(found, Interpreter)
    assert f"{found.version[0]}.{found.version[1]}" == version == found.markers["python_version"]
    assert found.path[0] == str(tmp_path)
    assert found.ext_suffixes
    assert found.libc.family in ("glibc", "musl")
    assert found.encoding.preferred.upper().replace("-", "") == "UTF8"
    assert found.startup_output == ""
    assert (found.sitecustomize, found.usercustomize) == (None, None)


def test_it_reports_what_its_own_modules_report(tmp_path):
    import platform

    found = told(minimal_deployments.context(tmp_path))
    assert found.executable == minimal_deployments.OWN
    assert found.version == sys.version_info[:3]
    assert found.implementation == sys.implementation.name
    assert found.soabi == sysconfig.get_config_var("SOABI")
    assert found.machine == platform.machine()
    assert found.base_prefix == sys.base_prefix
    assert found.markers["platform_python_implementation"] == platform.python_implementation()
    assert found.markers["python_full_version"] == platform.python_version()
    assert found.libc.version == platform.libc_ver()[1]
    packaging = pytest.importorskip("packaging.markers")
    same = set(found.markers) - {"python_full_version", "implementation_version"}
    assert {name: found.markers[name] for name in same} == {
        name: packaging.default_environment()[name] for name in same
    }


@pytest.mark.parametrize("python", minimal_deployments.EVERY_3)
def test_a_virtual_environment(python, tmp_path):
    """Its sitecustomize is on PYTHONPATH, since some distributions have one of their own that comes first."""
    environment, site = minimal_deployments.venv(tmp_path / "venv", python)
    (site / "a.pth").write_text("import sys  # first\n/no/such/folder\nimport os\n")
    (site / "sitecustomize.py").write_text("print('hello')\n")
    found = told(minimal_deployments.context(tmp_path, environment, PYTHONPATH=str(site)))
    assert (found.prefix, found.executable) == (str(tmp_path / "venv"), environment)
    assert found.base_prefix != found.prefix
    assert found.sitecustomize == str(site / "sitecustomize.py")
    assert found.startup_output == "hello\n"
    assert found.pth_code == (
        PthLine(str(site / "a.pth"), 1, "import sys  # first"),
        PthLine(str(site / "a.pth"), 3, "import os"),
    )
    assert found.user_site is None


def test_the_user_site(tmp_path):
    inside = Path(sysconfig.get_path("purelib", "posix_user", {"userbase": str(tmp_path)}))
    context = minimal_deployments.context(tmp_path, PYTHONUSERBASE=str(tmp_path))
    assert told(context).user_site is None
    inside.mkdir(parents=True)
    assert told(context).user_site == str(inside)


@pytest.mark.parametrize(
    ("variables", "encoding"),
    [
        pytest.param({"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}, ("UTF-8", True), id="UTF-8 mode"),
        pytest.param({"LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"}, ("UTF-8", False), id="a UTF-8 locale"),
        pytest.param(
            {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, ("ANSI_X3.4-1968", False), id="ASCII"
        ),
    ],
)
def test_the_encoding_is_not_improved(variables, encoding, tmp_path):
    found = told(minimal_deployments.context(tmp_path, **variables)).encoding
    same = found.preferred.upper().replace("US-ASCII", "ANSI_X3.4-1968")
    assert (same, found.utf8_mode) == encoding


def test_the_variables_are_the_deployments_own(tmp_path):
    found = told(
        minimal_deployments.context(
            tmp_path, HF_HOME="/srv/hf", SECRET="x", https_proxy="http://p", OMP_NUM_THREADS="4"
        )
    )
    assert found.environment == {
        "HF_HOME": "/srv/hf",
        "OMP_NUM_THREADS": "4",
        "https_proxy": "http://p",
        **{name: value for name, value in minimal_deployments.SHELL.items() if name != "PATH"},
    }


MODULES = ("platform", "json", "re", "site", "os", "io", "time", "imp", "_imp", "_ssl", "zlib")


@pytest.mark.parametrize("python", minimal_deployments.EVERY)
def test_no_module_of_the_folder_disturbs_it(python, tmp_path):
    minimal_deployments.write(tmp_path, **dict.fromkeys(MODULES, "raise SystemExit('shadow')"))
    assert isinstance(told(minimal_deployments.context(tmp_path, python)), Interpreter)


def test_compiled_modules_that_are_not_there(tmp_path):
    python = minimal_deployments.copied(tmp_path / "copy", without=("_ctypes", "zlib", "_ssl"))
    found = told(minimal_deployments.context(tmp_path, python))
    built_in = sys.builtin_module_names  # by some distributions; these cannot be taken away
    parts = {"ctypes": "_ctypes", "zlib": "zlib", "ssl": "_ssl"}
    assert found.missing_modules == tuple(name for name, part in parts.items() if part not in built_in)
    assert (found.openssl is None) == ("_ssl" not in built_in)


@pytest.mark.skipif("_ssl" in sys.builtin_module_names, reason="_ssl is no file of this interpreter")
def test_a_compiled_module_that_was_cut_in_half(tmp_path):
    """Loading it may raise, or kill the process; either way the rest is known."""
    python = minimal_deployments.copied(tmp_path / "copy", broken="_ssl")
    found = told(minimal_deployments.context(tmp_path, python))
    assert found.missing_modules == ("ssl",)


@pytest.mark.skipif("_ssl" in sys.builtin_module_names, reason="_ssl is no file of this interpreter")
def test_a_module_that_takes_the_process_with_it(tmp_path):
    python = minimal_deployments.copied(tmp_path / "copy", without=("_ssl", "_ctypes"))
    library = next((tmp_path / "copy" / "lib").iterdir())
    (library / "_ssl.py").write_text("import os\nos.kill(os.getpid(), 11)\n")
    (library / "_ctypes.py").write_text("import time\ntime.sleep(60)\n")
    found = told(minimal_deployments.context(tmp_path, python, seconds=1))
    assert found.missing_modules == ("ctypes", "ssl")


def failure(context):
    start, found = interpreter.collect(context)
    assert isinstance(found, Missing)
    assert found.kind == "failed"
    assert not start.ok
    return start, found


@pytest.mark.parametrize(
    ("text", "outcome", "reason"),
    [
        pytest.param("import os; os.kill(os.getpid(), 11)", "signal", "was killed by SIGSEGV before", id="crashes"),
        pytest.param("import time; time.sleep(60)", "time", "hung for 1 s before", id="hangs"),
        pytest.param("import os; os._exit(4)", "exit", "exited with code 4 before", id="ends"),
    ],
)
@pytest.mark.parametrize("name", ["sitecustomize.py", "x.pth"])
def test_a_start_that_is_hijacked(name, text, outcome, reason, tmp_path):
    python, site = minimal_deployments.venv(tmp_path / "venv")
    (site / name).write_text(text)
    start, found = failure(minimal_deployments.context(tmp_path, python, seconds=0.9, PYTHONPATH=str(site)))
    assert start.outcome == outcome
    assert reason in found.reason.of("en")
    assert outcome == "exit" or any(str(site / name) in frame or "<string>" in frame for frame in start.stack)


def test_a_start_that_only_complains(tmp_path):
    python, site = minimal_deployments.venv(tmp_path / "venv")
    (site / "sitecustomize.py").write_text("raise ValueError('no')")
    (site / "x.pth").write_text("import nothing_like_it\n")
    start, found = interpreter.collect(minimal_deployments.context(tmp_path, python, PYTHONPATH=str(site)))
    assert start == Start()
    assert "Error in sitecustomize" in found.startup_output
    assert "nothing_like_it" in found.startup_output


def test_a_start_that_prints_megabytes(tmp_path):
    python, site = minimal_deployments.venv(tmp_path / "venv")
    (site / "sitecustomize.py").write_text("print('x' * (10 << 20))")
    found = told(minimal_deployments.context(tmp_path, python, PYTHONPATH=str(site)))
    assert 0 < len(found.startup_output) <= 4000


def test_no_encodings(tmp_path):
    python = minimal_deployments.copied(tmp_path / "copy", without=("encodings",))
    zipped = f"python{sys.version_info[0]}{sys.version_info[1]}.zip"
    assert not (tmp_path / "copy" / "lib" / zipped).exists()
    start, found = failure(minimal_deployments.context(tmp_path, python))
    assert start.outcome in ("exit", "signal")
    assert "encodings" in start.output
    assert "before it ran any code" in found.reason.of("en")


def test_a_home_that_is_gone(tmp_path):
    start, _ = failure(minimal_deployments.context(tmp_path, PYTHONHOME=str(tmp_path / "gone")))
    assert "encodings" in start.output


def test_a_base_that_is_gone(tmp_path):
    python, _ = minimal_deployments.venv(tmp_path / "venv")
    Path(python).unlink()
    Path(python).symlink_to(tmp_path / "no" / "python")
    start, found = failure(minimal_deployments.context(tmp_path, python))
    assert start.outcome == "start"
    assert found.reason.of("en").startswith("the interpreter cannot be started: ENOENT")
    assert found.reason.of("zh").startswith("解释器无法启动：ENOENT")


def test_no_interpreter_at_all(tmp_path):
    start, found = failure(minimal_deployments.context(tmp_path, "/bin/true"))
    assert (start.outcome, start.exit_code) == ("exit", 0)
    assert "exited with code 0 before" in found.reason.of("en")


@pytest.mark.parametrize("result", [None, 5, {}, {"executable": 3}, ["a"]])
def test_an_answer_that_is_none(result):
    start, found = interpreter.read(supervise.Outcome("ok", result=result, began=True), {})
    assert start.outcome == "rubbish"
    assert isinstance(found, Missing)
