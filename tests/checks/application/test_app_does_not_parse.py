import pytest

import healthy_facts
from checked_texts import said, title
from indextts_doctor.checks.application.app_does_not_parse import app_does_not_parse
from indextts_doctor.facts.application import SourceFile

BROKEN = SourceFile("app.py", error="invalid character", error_line=3)


def found(*files, launches=()):
    return said(
        app_does_not_parse,
        healthy_facts.application(*files),
        healthy_facts.launches(*launches),
        healthy_facts.interpreter(),
    )


@pytest.mark.parametrize(
    "files",
    [
        pytest.param((SourceFile("app.py"),), id="it parses"),
        pytest.param((SourceFile("app.py", unread="ValueError: nested too deeply"),), id="it was not examined"),
        pytest.param(
            (SourceFile("app.py"), SourceFile("notes.py", error="invalid syntax")),
            id="a file that the service does not start with",
        ),
    ],
)
def test_silent(files):
    assert not found(*files)


@pytest.mark.parametrize(
    "files, launches",
    [
        pytest.param((BROKEN,), (), id="the main file"),
        pytest.param((SourceFile("server.py", imports=("app",)), BROKEN), (), id="what it imports"),
        pytest.param(
            (SourceFile("main.py"), BROKEN), (healthy_facts.launch("gunicorn", "app:app"),), id="what is served"
        ),
    ],
)
def test_speaks(files, launches):
    evidence = found(*files, launches=launches)[0]
    assert title(app_does_not_parse, evidence) == "app.py does not parse with Python 3.10: invalid character (line 3)"
