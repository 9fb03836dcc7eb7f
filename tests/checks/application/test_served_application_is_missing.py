import pytest

import healthy_facts
from checked_texts import said, title
from indextts_doctor.checks.application.served_application_is_missing import served_application_is_missing
from indextts_doctor.facts.application import SourceFile
from indextts_doctor.facts.packages import Leftover

APP = SourceFile("app.py", bound=("app", "create_app"))
PLUS = SourceFile("tts/__init__.py", bound=("app",))


OWN = Leftover("/srv/tts/app.py", "app", "source", importable=True)


def found(*words, files=(APP, PLUS), packages=(), leftovers=(OWN,), application=None, **changes):
    launches = healthy_facts.launches(healthy_facts.launch("gunicorn", *words, **changes))
    return said(
        served_application_is_missing,
        healthy_facts.application(*files, **(application or {})),
        launches,
        healthy_facts.packages(*packages, leftovers=leftovers),
    )


@pytest.mark.parametrize(
    "words, changes",
    [
        pytest.param(("app:app",), {}, id="it is there"),
        pytest.param(("app:create_app()",), {}, id="a factory"),
        pytest.param(("tts:app",), {}, id="a package"),
        pytest.param(("app:$NAME",), {}, id="a variable"),
        pytest.param(("-c", "conf.py"), {}, id="named in a configuration"),
        pytest.param(("app:x",), {"files": (SourceFile("app.py", open=True),)}, id="from x import *"),
        pytest.param(("app:x",), {"files": (SourceFile("app.py", error="invalid syntax"),)}, id="it does not parse"),
        pytest.param(("other:app",), {"packages": (healthy_facts.package("other"),)}, id="an installed module"),
        pytest.param(
            ("other:app",),
            {"leftovers": (Leftover("/srv/lib/other.py", "other", "source", importable=True),)},
            id="a module on the path",
        ),
        pytest.param(("other:app",), {"application": {"capped": True}}, id="more files than were looked at"),
        pytest.param(("other:app",), {"directory": None, "kind": "script"}, id="the start folder is not known"),
        pytest.param(("--chdir", "/srv/else", "app:x"), {}, id="another folder, not looked into"),
        pytest.param(("--pythonpath", "/srv/lib", "other:app"), {}, id="a longer path"),
        pytest.param(("app:x",), {"variables": {"PYTHONPATH": "/srv/lib"}}, id="a longer path, by a variable"),
        pytest.param(("app:app",), {"directory": "/srv/else", "beside": ("app.py",)}, id="another app.py"),
    ],
)
def test_silent(words, changes):
    assert not found(*words, **changes)


@pytest.mark.parametrize(
    "words, changes, says",
    [
        pytest.param(("app:server",), {}, "app:server: app.py does not define server", id="no such name"),
        pytest.param(("app",), {}, "app.py does not define application", id="application is what is meant by no name"),
        pytest.param(("app:make()",), {}, "app.py does not define make", id="no such factory"),
        pytest.param(("app:x",), {"directory": None, "kind": "script"}, "app.py does not define x", id="in a script"),
        pytest.param(("main:app",), {}, "/srv/tts contains no module main", id="no such module"),
        pytest.param(("app:app",), {"directory": "/"}, "/ contains no module app", id="a unit without folder"),
    ],
)
def test_speaks(words, changes, says):
    [evidence] = found(*words, **changes)
    assert says in title(served_application_is_missing, evidence)


def test_the_fix_sets_the_folder():
    [evidence] = found("app:app", directory="/")
    assert "WorkingDirectory=/srv/tts" in evidence.facts["fix"].of("en")
