"""Which interpreter, folder, model folder, port and profile are examined."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import healthy_facts
import interpreters
from indextts_doctor.config.configuration import Config, find_config
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.target.resolve import Request, find_python, resolve, service_python


def resolved(folder, environ=None, **request):
    return resolve(Request(directory=folder, **request), find_config(folder), environ or {}).target


def an_environment(folder):
    """Lay what the folder of a virtual environment holds; the interpreter is a link to ours."""
    python = folder / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    (folder / "pyvenv.cfg").write_text(f"home = {Path(sys.executable).parent}\n")
    return python


def test_nothing_is_there(tmp_path):
    target = resolved(tmp_path)
    assert (target.python, target.python_from) == (sys.executable, "doctor")
    assert (target.profile, target.profile_from) == ("reference", "default")
    assert target.model_dir is None


@pytest.mark.parametrize("name", [".venv", "venv", "env", "index_tts_env"])
def test_an_environment_in_the_folder(tmp_path, name):
    python = an_environment(tmp_path / name)
    target = resolved(tmp_path)
    assert (target.python, target.python_from) == (str(python), "folder")


def test_a_dangling_link_is_an_environment_too(tmp_path):
    python = an_environment(tmp_path / ".venv")
    python.unlink()
    python.symlink_to(tmp_path / "nowhere")
    assert resolved(tmp_path).python == str(python)


@pytest.mark.parametrize("variable", ["VIRTUAL_ENV", "CONDA_PREFIX"])
def test_an_active_environment(tmp_path, variable):
    python = an_environment(tmp_path / "elsewhere")
    (tmp_path / "deployment").mkdir()
    target = resolved(tmp_path / "deployment", {variable: str(tmp_path / "elsewhere")})
    assert (target.python, target.python_from) == (str(python), variable)


def test_the_option_comes_before_the_configuration_before_the_folder(tmp_path):
    an_environment(tmp_path / ".venv")
    configured, asked = an_environment(tmp_path / "one"), an_environment(tmp_path / "two")
    (tmp_path / "indextts-doctor.toml").write_text('python = "one"\n')
    assert resolved(tmp_path).python == str(configured)
    assert resolved(tmp_path).python_from == "configuration"
    assert resolved(tmp_path, python=str(tmp_path / "two")).python == str(asked)
    assert resolved(tmp_path, python=str(tmp_path / "two")).python_from == "option"


def test_an_interpreter_per_engine(tmp_path):
    python = an_environment(tmp_path / "py38")
    (tmp_path / "indextts-doctor.toml").write_text('[engines]\nkantts = "py38"\n')
    assert resolved(tmp_path).engines == {"kantts": str(python)}
    (tmp_path / "indextts-doctor.toml").write_text('[engines]\nkantts = "py39"\n')
    with pytest.raises(UserError, match=r"engines\.kantts py39: no interpreter found"):
        resolved(tmp_path)


@contextlib.contextmanager
def a_service(folder, python):
    """Run a service in the folder that listens on a free port; yield the port."""
    script = folder / "app.py"
    script.write_text(
        "import socket, sys, time\ns = socket.create_server(('127.0.0.1', 0))\n"
        "print(s.getsockname()[1], flush=True)\ntime.sleep(60)\n"
    )
    with subprocess.Popen([str(python), str(script)], cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


def test_the_running_service_comes_before_the_folder(tmp_path):
    an_environment(tmp_path / ".venv")
    python = an_environment(tmp_path / "other")
    with a_service(tmp_path, python) as port:
        context = resolve(Request(directory=tmp_path, port=port), Config(), {})
    assert (context.target.python, context.target.python_from) == (str(python), "service")
    assert context.service.same_interpreter
    assert context.variables_from == f"service process {context.service.pid}"


def test_an_interpreter_other_than_the_services_is_noticed(tmp_path):
    asked = an_environment(tmp_path / ".venv")
    with a_service(tmp_path, an_environment(tmp_path / "other")) as port:
        context = resolve(Request(directory=tmp_path, port=port, python=str(asked)), Config(), {})
    assert context.target.python == str(asked)
    assert not context.service.same_interpreter
    assert context.service.prefix == str(tmp_path / "other")


def test_a_link_is_no_interpreter_of_its_own(tmp_path):
    real = Path(sys.executable).resolve()
    link = tmp_path / "tools" / "bin" / "python"
    link.parent.mkdir(parents=True)
    link.symlink_to(real)
    with a_service(tmp_path, real) as port:
        context = resolve(Request(directory=tmp_path, port=port, python=str(link)), Config(), {})
    assert context.service.same_interpreter
    assert context.service.prefix == context.environment.prefix


def test_a_strangers_listener_is_not_the_service(tmp_path):
    (tmp_path / "deployment").mkdir()
    (tmp_path / "stranger").mkdir()
    with a_service(tmp_path / "stranger", sys.executable) as port:
        context = resolve(Request(directory=tmp_path / "deployment", port=port), Config(), {})
    assert context.service is None
    assert context.target.python_from == "doctor"


def test_the_model_folder(tmp_path):
    (tmp_path / "models" / "index_tts_2_llm").mkdir(parents=True)
    assert resolved(tmp_path).model_dir == str(tmp_path / "models" / "index_tts_2_llm")
    assert resolved(tmp_path, model_dir="/srv/voice").model_dir == "/srv/voice"
    (tmp_path / "indextts-doctor.toml").write_text('model-dir = "voice"\n')
    assert resolved(tmp_path).model_dir == str(tmp_path / "voice")


def test_a_model_folder_for_a_profile_without_one(tmp_path):
    context = resolve(Request(directory=tmp_path, model_dir="/srv/voice"), Config(), {})
    assert context.profile.name == "reference"
    assert context.profile.model.folder == "/srv/voice"


def test_where_the_model_came_from(tmp_path):
    assert not resolve(Request(directory=tmp_path, profile="indextts-2-llm"), Config(), {}).profile.model.repo
    config = Config(model_repo="owner/voice", model_revision="v1")
    layout = resolve(Request(directory=tmp_path, profile="indextts-2-llm"), config, {}).profile.model
    assert (layout.repo, layout.revision, layout.repo_is_given) == ("owner/voice", "v1", True)
    assert layout.files
    context = resolve(Request(directory=tmp_path, model_dir="/srv/voice"), config, {})
    assert (context.profile.model.folder, context.profile.model.repo) == ("/srv/voice", "owner/voice")


@pytest.mark.parametrize(
    ("make_it", "message"),
    [
        pytest.param(lambda path: None, "does not exist", id="missing"),
        pytest.param(lambda path: path.write_text(""), "is not a folder", id="a file"),
    ],
)
def test_the_folder_must_be_one(tmp_path, make_it, message):
    make_it(tmp_path / "deployment")
    with pytest.raises(UserError, match=message):
        resolved(tmp_path / "deployment")


def test_find_python_by_path_folder_and_command(tmp_path):
    python = an_environment(tmp_path / "env")
    assert find_python("env/bin/python", tmp_path, "--python", {}) == str(python)
    assert find_python("env", tmp_path, "--python", {}) == str(python)
    environ = {"PATH": str(python.parent)}
    assert find_python("python", tmp_path / "env", "--python", environ) == str(python)


@pytest.mark.parametrize("wanted", ["3.99", "nowhere/bin/python", "no-such-command"])
def test_no_such_python(tmp_path, wanted):
    with pytest.raises(UserError, match=f"--python {wanted}: no "):
        find_python(wanted, tmp_path, "--python", {"PATH": "", "PYENV_ROOT": str(tmp_path)})


def test_find_python_by_version():
    version = "{}.{}".format(*sys.version_info)
    if interpreters.find(version) is None:
        pytest.skip(f"no base interpreter of {version} at hand")
    found = find_python(version, Path(), "--python", os.environ)
    asked = subprocess.run([found, "--version"], capture_output=True, text=True, check=True)
    assert asked.stdout.startswith(f"Python {version}.")


def test_a_link_is_kept_when_the_service_was_called_by_it(tmp_path):
    python = an_environment(tmp_path / ".venv")
    service = healthy_facts.service(executable=os.path.realpath(sys.executable), command=(str(python), "app.py"))
    assert service_python(service) == str(python)


def test_a_service_called_by_a_bare_name_is_found_by_its_environment(tmp_path):
    python = an_environment(tmp_path / ".venv")
    service = healthy_facts.service(
        executable=os.path.realpath(sys.executable),
        command=("python", "app.py"),
        environment={"VIRTUAL_ENV": str(tmp_path / ".venv")},
    )
    assert service_python(service) == str(python)
    assert (
        service_python(healthy_facts.service(executable="/usr/bin/python3", command=("python",))) == "/usr/bin/python3"
    )


def context_of(folder, **request):
    return resolve(Request(directory=folder, **request), find_config(folder), {})


def test_logs_of_the_configuration_are_the_folders(tmp_path):
    (tmp_path / "tts.log").touch()
    (tmp_path / "indextts-doctor.toml").write_text('log = ["tts.log"]')
    context = context_of(tmp_path)
    assert (context.logs, context.logs_from) == ((str(tmp_path / "tts.log"),), "configuration")


def test_logs_of_the_option_are_ours_and_come_first(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.log").touch()
    (tmp_path / "indextts-doctor.toml").write_text('log = ["tts.log"]')
    context = context_of(tmp_path, logs=("mine.log", "-"))
    assert (context.logs, context.logs_from) == ((str(tmp_path / "mine.log"), "-"), "option")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("none.log", "--log: .*none.log does not exist", id="not there"),
        pytest.param(".", "--log: .* is a folder; pass a file", id="a folder"),
    ],
)
def test_logs_that_are_none(tmp_path, name, message):
    with pytest.raises(UserError, match=message):
        context_of(tmp_path, logs=(str(tmp_path / name),))


def test_a_configured_log_that_is_not_there(tmp_path):
    (tmp_path / "indextts-doctor.toml").write_text('log = "-"')
    with pytest.raises(UserError, match=r"indextts-doctor\.toml: log: .* does not exist"):
        context_of(tmp_path)
