import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.application.launch_needs_missing_package import launch_needs_missing_package
from indextts_doctor.facts.packages import Leftover
from indextts_doctor.facts.profile import Pin
from indextts_doctor.facts.record import Severity

VENV = "/srv/tts/.venv/bin"
GUNICORN = healthy_facts.package("gunicorn", "21.2.0")


def found(*words, installed=(), leftovers=(), profile=None, **changes):
    return said(
        launch_needs_missing_package,
        healthy_facts.application(),
        healthy_facts.launches(healthy_facts.launch(*words, **changes)),
        healthy_facts.packages(*installed, leftovers=leftovers),
        profile or healthy_facts.profile(),
        healthy_facts.target(),
        healthy_facts.environment(),
    )


@pytest.mark.parametrize(
    "words, changes",
    [
        pytest.param(("python", "app.py"), {}, id="no gunicorn"),
        pytest.param(("gunicorn", "app:app"), {"installed": (GUNICORN,)}, id="it is there"),
        pytest.param(("gunicorn", "-k", "gthread", "app:app"), {"installed": (GUNICORN,)}, id="threads need nothing"),
        pytest.param(("gunicorn", "-k", "tts.Worker", "a:a"), {"installed": (GUNICORN,)}, id="a worker of its own"),
        pytest.param(("/usr/bin/gunicorn", "app:app"), {}, id="another environment's"),
        pytest.param(("$VENV/bin/gunicorn", "app:app"), {}, id="the environment is not known"),
        pytest.param(("gunicorn", "app:app"), {"kind": "dockerfile"}, id="of an image"),
        pytest.param(
            ("gunicorn", "app:app"),
            {"leftovers": (Leftover("/srv/src/gunicorn", "gunicorn", "source", importable=True),)},
            id="from its checkout",
        ),
        pytest.param(
            ("gunicorn", "app:app"),
            {"profile": healthy_facts.profile(packages=(Pin("gunicorn"),))},
            id="PKG001 reports it",
        ),
    ],
)
def test_silent(words, changes):
    assert not found(*words, **changes)


@pytest.mark.parametrize(
    "words, changes, name",
    [
        pytest.param(("gunicorn", "app:app"), {}, "gunicorn", id="on the path"),
        pytest.param((f"{VENV}/gunicorn", "app:app"), {}, "gunicorn", id="by its path"),
        pytest.param((".venv/bin/python", "-m", "gunicorn", "app:app"), {}, "gunicorn", id="as a module"),
        pytest.param(("gunicorn", "-k", "gevent", "a:a"), {"installed": (GUNICORN,)}, "gevent", id="gevent"),
        pytest.param(
            ("gunicorn", "--worker-class=uvicorn.workers.UvicornWorker", "a:a"),
            {"installed": (GUNICORN,)},
            "uvicorn",
            id="uvicorn",
        ),
    ],
)
def test_speaks(words, changes, name):
    [evidence] = found(*words, **changes)
    assert evidence.facts["name"] == name
    assert evidence.severity == Severity.ERROR
    assert evidence.facts["command"].endswith(f"install --python {VENV}/python {name}")


def test_a_procfile_may_be_for_another_platform():
    [evidence] = found("gunicorn", "app:app", kind="procfile")
    assert evidence.severity == Severity.WARNING
