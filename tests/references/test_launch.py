import pytest

import healthy_facts
from indextts_doctor.facts.application import SourceFile
from indextts_doctor.references import launch

GUNICORN = healthy_facts.launch("gunicorn", "tts.web:app")
SCRIPT = healthy_facts.launch("sh-python", kind="script")


@pytest.mark.parametrize(
    "kinds, counts",
    [
        ((), ()),
        (("script", "procfile"), ("script", "procfile")),
        (("systemd", "script"), ("systemd",)),
        (("service", "systemd", "script"), ("service",)),
    ],
)
def test_effective(kinds, counts):
    found = launch.effective(healthy_facts.launches(*(healthy_facts.launch("x", kind=kind) for kind in kinds)))
    assert tuple(one.kind for one in found) == counts


@pytest.mark.parametrize(
    "words, directory, path",
    [
        (("python", "app.py"), "/srv/tts", "app.py"),
        (("/usr/bin/python3.10", "-u", "/srv/tts/tts/run.py", "--port", "1"), "/", "tts/run.py"),
        (("python", "app.py"), None, "app.py"),
        (("python", "app.py"), "/else", None),
        (("python", "-m", "app"), "/srv/tts", None),
        (("python", "-c", "app.py"), "/srv/tts", None),
        (("python",), "/srv/tts", None),
        (("gunicorn", "app.py"), "/srv/tts", None),
    ],
)
def test_script(words, directory, path):
    files = (SourceFile("app.py"), SourceFile("tts/run.py"))
    found = launch.script(healthy_facts.launch(*words, directory=directory), healthy_facts.application(*files))
    assert (found.path if found else None) == path


@pytest.mark.parametrize(
    "words, module",
    [
        (("gunicorn", "tts.web:app"), "tts.web"),
        (("uvicorn", "--host", "0.0.0.0", "tts.web:app"), "tts.web"),
        (("waitress-serve", "--port=5000", "tts:app"), "tts"),
        (("flask", "run"), ""),
        (("gunicorn", "--chdir", "/srv/else", "tts.web:app"), ""),
        (("python", "app.py"), ""),
    ],
)
def test_served(words, module):
    assert launch.served(healthy_facts.launch(*words), healthy_facts.application()) == module


FILES = (
    SourceFile("app.py", imports=("tts.web",)),
    SourceFile("tts/__init__.py"),
    SourceFile("tts/web.py", imports=(".", ".engine", ".engine.load", "torch")),
    SourceFile("tts/engine.py", imports=("..up",)),
    SourceFile("tools.py", imports=("app",)),
)


@pytest.mark.parametrize(
    "launches, paths",
    [
        pytest.param((), ["app.py", "tts/__init__.py", "tts/web.py", "tts/engine.py"], id="by its usual name"),
        pytest.param((GUNICORN,), ["tts/web.py", "tts/__init__.py", "tts/engine.py"], id="as it is served"),
        pytest.param((SCRIPT,), ["app.py", "tts/__init__.py", "tts/web.py", "tts/engine.py"], id="not known how"),
        pytest.param(
            (healthy_facts.launch("python", "tools.py"),),
            ["tools.py", "app.py", "tts/__init__.py", "tts/web.py", "tts/engine.py"],
            id="as it is run",
        ),
    ],
)
def test_reached(launches, paths):
    found = launch.reached(healthy_facts.launches(*launches), healthy_facts.application(*FILES))
    assert [one.path for one in found] == paths


def test_one_main_file_is_enough():
    files = (SourceFile("server.py"), SourceFile("app.py"), SourceFile("tts/app.py"))
    assert [one.path for one in launch.usual(healthy_facts.application(*files))] == ["app.py"]


def test_importers():
    application = healthy_facts.application(*FILES)
    assert launch.importers("app", application) == ["tools.py"]
    assert launch.importers("tools", application) == []
    assert launch.importers("tts.engine", application) == ["tts/web.py"]


@pytest.mark.parametrize(
    "kind, imports, paths",
    [
        pytest.param("script", ("flask",), ["app.py"], id="one answers requests: the other is not the service"),
        pytest.param("script", ("torch",), ["app.py", "train.py"], id="it is unknown which"),
        pytest.param("systemd", ("flask.views",), ["app.py", "train.py"], id="both are services"),
    ],
)
def test_a_script_that_trains(kind, imports, paths):
    launches = healthy_facts.launches(
        *(healthy_facts.launch("python", name, kind=kind) for name in ("app.py", "train.py"))
    )
    files = (SourceFile("app.py", imports=imports), SourceFile("train.py", imports=("torch",)))
    assert [one.path for one in launch.reached(launches, healthy_facts.application(*files))] == paths


def test_what_a_server_serves_is_the_service():
    launches = healthy_facts.launches(
        healthy_facts.launch("gunicorn", "app:app", kind="script"),
        healthy_facts.launch("python", "x.py", kind="script"),
    )
    files = (SourceFile("app.py"), SourceFile("x.py"))
    assert [one.path for one in launch.reached(launches, healthy_facts.application(*files))] == ["app.py"]
