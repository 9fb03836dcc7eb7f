import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.application.worker_timeout_is_short import worker_timeout_is_short
from indextts_doctor.facts.application import SourceFile

PROFILE = healthy_facts.profile(expected_seconds_per_100_characters=(3.0, 5.0))
CONFIG = SourceFile("gunicorn.conf.py", settings={"timeout": "300", "workers": "2"})
COMPUTED = SourceFile("gunicorn.conf.py", settings={"timeout": "?"})


def found(*words, files=(), profile=PROFILE, **changes):
    launches = healthy_facts.launches(healthy_facts.launch(*words, **changes))
    return said(worker_timeout_is_short, healthy_facts.application(*files), launches, profile)


@pytest.mark.parametrize(
    "words, files",
    [
        pytest.param(("python", "app.py"), (), id="no gunicorn"),
        pytest.param(("gunicorn", "--timeout", "300", "app:app"), (), id="enough"),
        pytest.param(("gunicorn", "-t300", "app:app"), (), id="enough, in short"),
        pytest.param(("gunicorn", "--timeout=0", "app:app"), (), id="no limit"),
        pytest.param(("gunicorn", "-k", "gthread", "app:app"), (), id="threads"),
        pytest.param(("gunicorn", "--threads=4", "app:app"), (), id="threads make it gthread"),
        pytest.param(("gunicorn", "-k", "uvicorn.workers.UvicornWorker", "app:app"), (), id="not known"),
        pytest.param(("gunicorn", "app:app"), (CONFIG,), id="enough in the configuration"),
        pytest.param(("gunicorn", "app:app"), (COMPUTED,), id="computed"),
        pytest.param(("gunicorn", "-c", "/etc/tts.py", "app:app"), (), id="a configuration that was not read"),
        pytest.param(("gunicorn", "-t", "$TIMEOUT", "app:app"), (), id="a variable"),
    ],
)
def test_silent(words, files):
    assert not found(*words, files=files)


@pytest.mark.parametrize(
    "words, changes, timeout, advised",
    [
        pytest.param(("gunicorn", "app:app"), {}, 30, 300, id="by default"),
        pytest.param(("gunicorn", "-k", "gevent", "app:app"), {}, 30, 300, id="gevent is no help"),
        pytest.param(("python", "-m", "gunicorn", "-t", "20", "app:app"), {}, 20, 300, id="asked for"),
        pytest.param(("gunicorn", "-t", "20", "app:app"), {"files": (CONFIG,)}, 20, 300, id="the command wins"),
        pytest.param(
            ("gunicorn", "app:app"), {"variables": {"GUNICORN_CMD_ARGS": "-t 40"}}, 40, 300, id="by a variable"
        ),
        pytest.param(
            ("gunicorn", "-t", "200", "app:app"),
            {"profile": healthy_facts.profile(expected_seconds_per_100_characters=(10.0, 30.0))},
            200,
            600,
            id="a slow engine",
        ),
        pytest.param(
            ("gunicorn", "-t", "59", "app:app"), {"profile": healthy_facts.profile()}, 59, 300, id="speed unknown"
        ),
    ],
)
def test_speaks(words, changes, timeout, advised):
    [evidence] = found(*words, **changes)
    assert (evidence.facts["timeout"], evidence.facts["advised"]) == (timeout, advised)
