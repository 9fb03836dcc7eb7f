import pytest

import healthy_facts
from checked_texts import said, title
from indextts_doctor.checks.application.value_is_set_in_main_block_only import value_is_set_in_main_block_only
from indextts_doctor.facts.application import SourceFile, Unbound
from indextts_doctor.facts.record import Severity

MODEL = Unbound("model", 20, 9, "generate", none=False)
NONE = Unbound("model", 20, 9, "generate", none=True)
ASKED = Unbound("model", 20, 9, "generate", none=True, tested=True)
APP = SourceFile("app.py", bound=("app",), unbound=(MODEL,))
GUNICORN = healthy_facts.launch("/srv/tts/.venv/bin/gunicorn", "-w", "1", "app:app")


def found(*files, launch=GUNICORN):
    return said(
        value_is_set_in_main_block_only,
        healthy_facts.application(*files),
        healthy_facts.launches(*launch and (launch,)),
    )


@pytest.mark.parametrize(
    "files, launch",
    [
        pytest.param((APP,), (), id="nothing is known to import it"),
        pytest.param((APP,), healthy_facts.launch("python", "app.py"), id="it is run itself"),
        pytest.param((SourceFile("app.py", bound=("app", "model")),), GUNICORN, id="all is set"),
        pytest.param((SourceFile("app.py", unbound=(MODEL,), open=True),), GUNICORN, id="from x import *"),
        pytest.param((APP, SourceFile("gunicorn.conf.py", imports=("app",))), GUNICORN, id="post_fork may set it"),
        pytest.param((APP,), healthy_facts.launch("gunicorn", "wsgi:app"), id="another module is served"),
        pytest.param((APP,), healthy_facts.launch("gunicorn", "app:create_app()"), id="a function may set it"),
        pytest.param((APP,), healthy_facts.launch("uvicorn", "--factory", "app:create_app"), id="so with uvicorn"),
    ],
)
def test_silent(files, launch):
    assert not found(*files, launch=launch)


@pytest.mark.parametrize(
    "one, launch, says, severity",
    [
        pytest.param(MODEL, GUNICORN, "generate() raises NameError", None, id="there is no such name"),
        pytest.param(NONE, GUNICORN, "generate() gets None", None, id="it is None"),
        pytest.param(ASKED, GUNICORN, "gets None", Severity.WARNING, id="the code tests for None"),
        pytest.param(
            MODEL,
            healthy_facts.launch("uvicorn", "app:app"),
            "app.py sets model only in its main block",
            None,
            id="uvicorn",
        ),
    ],
)
def test_speaks(one, launch, says, severity):
    [evidence] = found(SourceFile("app.py", bound=("app",), unbound=(one,)), launch=launch)
    assert says in title(value_is_set_in_main_block_only, evidence)
    assert evidence.severity == severity


def test_a_file_that_two_commands_serve_is_reported_once():
    launches = healthy_facts.launches(GUNICORN, healthy_facts.launch("gunicorn", "app:app"))
    assert len(said(value_is_set_in_main_block_only, healthy_facts.application(APP), launches)) == 1
