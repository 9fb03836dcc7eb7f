import pytest

import healthy_facts
from indextts_doctor.facts.application import SourceFile
from indextts_doctor.references import gunicorn

VENV = "/srv/tts/.venv/bin"


def command(*words, files=(), **changes):
    [found] = gunicorn.commands((healthy_facts.launch(*words, **changes),), healthy_facts.application(*files))
    return found


@pytest.mark.parametrize(
    "words, program",
    [
        (("gunicorn", "app:app"), "gunicorn"),
        ((f"{VENV}/gunicorn", "app:app"), f"{VENV}/gunicorn"),
        ((f"{VENV}/python", f"{VENV}/gunicorn", "app:app"), f"{VENV}/gunicorn"),
        ((f"{VENV}/python", "-m", "gunicorn", "app:app"), f"{VENV}/python"),
        (("python3.10", "-u", "-m", "gunicorn", "app:app"), "python3.10"),
        (("python", "-m", "gunicorn.app.wsgiapp", "app:app"), "python"),
    ],
)
def test_what_runs_it(words, program):
    found = command(*words)
    assert (found.program, found.target) == (program, ("app", "app"))


@pytest.mark.parametrize(
    "words", [("python", "app.py"), ("uvicorn", "app:app"), ("python", "app.py", "-m", "gunicorn")]
)
def test_others(words):
    assert not list(gunicorn.commands((healthy_facts.launch(*words),), healthy_facts.application()))


@pytest.mark.parametrize(
    "arguments, name, value",
    [
        (("-w", "4"), "workers", "4"),
        (("-w4",), "workers", "4"),
        (("--workers=4",), "workers", "4"),
        (("--workers", "4"), "workers", "4"),
        (("-D", "-w", "4"), "workers", "4"),
        (("--reload", "app:app", "-k", "gevent"), "worker_class", "gevent"),
        (("--worker-class", "gevent"), "worker_class", "gevent"),
        (("--preload", "app:app"), "wsgi_app", "app:app"),
        (("--preload", "app:app"), "preload_app", "True"),
        (("--access-logfile", "-", "app:app"), "wsgi_app", "app:app"),
        (("app:app", "--timeout"), "timeout", ""),
    ],
)
def test_options(arguments, name, value):
    assert dict(gunicorn.options(arguments))[name] == value


@pytest.mark.parametrize(
    "target, found",
    [
        ("app:app", ("app", "app")),
        ("app", ("app", "application")),
        ("tts.web:create_app('x')", ("tts.web", "create_app")),
        ("app:a.b", ("", "")),
        ("app.py:app", ("app.py", "app")),
        ("$APP", ("", "")),
        ("", ("", "")),
    ],
)
def test_target(target, found):
    assert command("gunicorn", target).target == found


def test_options_that_are_not_written_down():
    found = command("gunicorn", "$OPTIONS", "app:app")
    assert (found.target, found.number("timeout"), found.directory) == (("app", "app"), None, None)
    found = command("gunicorn", "app:app", variables={"GUNICORN_CMD_ARGS": "$OPTIONS"})
    assert found.number("timeout") is None


def test_the_application_comes_first():
    assert command("gunicorn", "app:app", "x").target == ("app", "app")


def test_threads_that_are_not_known():
    assert command("gunicorn", "--threads", "$T", "app:app").worker_class == gunicorn.COMPUTED
    assert command("gunicorn", "--threads", "1", "app:app").worker_class == "sync"


def test_which_setting_counts():
    config = SourceFile("gunicorn.conf.py", settings={"timeout": "1", "workers": "1", "worker_class": "gevent"})
    variables = {"WEB_CONCURRENCY": "9", "GUNICORN_CMD_ARGS": "--timeout 2 -w 2"}
    found = command("gunicorn", "-t", "3", "app:app", files=(config,), variables=variables)
    assert (found.number("timeout"), found.number("workers"), found.worker_class) == (3, 2, "gevent")
    assert (found.named, found.config) == ({"timeout", "wsgi_app"}, "gunicorn.conf.py")


@pytest.mark.parametrize(
    "words, changes, timeout",
    [
        pytest.param(("-c", "conf/g.py"), {}, 5, id="named"),
        pytest.param(("-c", "./conf/g.py"), {}, 5, id="named from here"),
        pytest.param(("-c", "file:/srv/tts/conf/g.py"), {}, 5, id="named wholly"),
        pytest.param(("-c", "elsewhere.py"), {}, None, id="not read"),
        pytest.param(("-c", "g.py"), {"directory": "/srv/tts/conf"}, 5, id="counted from where it starts"),
        pytest.param(("-c", "conf/g.py"), {"directory": "/srv"}, None, id="not there, counted from where it starts"),
        pytest.param((), {"directory": "/"}, 30, id="started elsewhere: the folder's own is not read"),
        pytest.param((), {}, None, id="the folder's own, which sets names that cannot be read off"),
        pytest.param((), {"variables": {"GUNICORN_CMD_ARGS": "'"}, "directory": "/"}, 30, id="a variable that is none"),
    ],
)
def test_configuration(words, changes, timeout):
    files = (SourceFile("conf/g.py", settings={"timeout": "5"}), SourceFile("gunicorn.conf.py", open=True))
    assert command("gunicorn", *words, "app:app", files=files, **changes).number("timeout") == timeout


@pytest.mark.parametrize(
    "words, directory",
    [
        (("app:app",), "/srv/tts"),
        (("--chdir", "/srv/else", "app:app"), "/srv/else"),
        (("--chdir", "else", "app:app"), None),
        (("-c", "unread.py", "app:app"), None),
    ],
)
def test_directory(words, directory):
    assert command("gunicorn", *words).directory == directory


@pytest.mark.parametrize(
    "words, changes, there",
    [
        (("app:app",), {}, True),
        (("app:app",), {"directory": None}, True),
        (("app:app",), {"directory": "/"}, False),
        (("--chdir", "/srv/tts", "app:app"), {"directory": "/"}, True),
        (("--chdir", "src", "app:app"), {}, None),
        (("--pythonpath", "/srv/tts", "app:app"), {"directory": "/"}, True),
        (("--pythonpath", "/srv/lib", "app:app"), {}, None),
        (("app:app",), {"variables": {"PYTHONPATH": "/srv/lib:/srv/tts"}, "directory": "/"}, True),
        (("-c", "unread.py", "app:app"), {}, None),
    ],
)
def test_looks_in_the_folder(words, changes, there):
    assert command("gunicorn", *words, **changes).looks_in("/srv/tts") is there
