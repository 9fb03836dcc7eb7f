import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.application.model_path_is_relative import model_path_is_relative
from indextts_doctor.facts.application import GivenPath, SourceFile

PATH = GivenPath("./models/index_tts_2_llm", 12)
APP = SourceFile("app.py", paths=(PATH,))
MODEL = healthy_facts.model(path="/srv/tts/models/index_tts_2_llm")
PYTHON = "/srv/tts/.venv/bin/python"


def found(*words, files=(APP,), model=MODEL, **changes):
    launches = healthy_facts.launches(healthy_facts.launch(*words, **changes))
    return said(model_path_is_relative, healthy_facts.application(*files), launches, model)


@pytest.mark.parametrize(
    "words, changes",
    [
        pytest.param((PYTHON, "app.py"), {}, id="started in the folder"),
        pytest.param((PYTHON, "/srv/tts/app.py"), {"directory": None}, id="the start folder is not known"),
        pytest.param(
            (PYTHON, "/srv/tts/app.py"),
            {"directory": "/", "files": (SourceFile("app.py", paths=(PATH,), changes_directory=True),)},
            id="it changes its folder",
        ),
        pytest.param(
            (PYTHON, "/srv/tts/app.py"), {"directory": "/srv/b", "beside": ("models",)}, id="models there, too"
        ),
        pytest.param(
            (PYTHON, "/srv/tts/app.py"),
            {"directory": "/", "model": healthy_facts.model(path="/srv/m")},
            id="not this model",
        ),
        pytest.param(
            (PYTHON, "/srv/tts/app.py"),
            {"directory": "/", "model": healthy_facts.model(path=MODEL.path, is_dir=False)},
            id="it does not exist: another check",
        ),
        pytest.param(("gunicorn", "--chdir", "/srv/tts", "app:app"), {"directory": "/"}, id="gunicorn goes there"),
    ],
)
def test_silent(words, changes):
    assert not found(*words, **changes)


@pytest.mark.parametrize(
    "words, files",
    [
        pytest.param((PYTHON, "/srv/tts/app.py"), (APP,), id="the script"),
        pytest.param(
            (PYTHON, "/srv/tts/app.py"), (SourceFile("app.py", imports=("engine",)), SourceFile("engine.py", paths=(PATH,))),
            id="what it imports",
        ),
        pytest.param(("gunicorn", "--pythonpath", "/srv/tts", "app:app"), (APP,), id="gunicorn, with a path"),
    ],
)  # fmt: skip
def test_speaks(words, files):
    [evidence] = found(*words, files=files, directory="/")
    assert evidence.facts["absolute"] == MODEL.path
    assert evidence.facts["directory"] == "/"
    assert evidence.facts["wanted"] == "/srv/tts"
