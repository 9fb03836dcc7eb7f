import pytest

import healthy_facts
from indextts_doctor.facts.application import SourceFile
from indextts_doctor.facts.settingsfiles import Unit
from indextts_doctor.fixes.steps import Assign, Edit
from proposed_steps import advice, proposed

SH = "/srv/tts/start.sh"
DROP_IN = "/etc/systemd/system/tts.service.d/indextts-doctor.conf"
UNITS = healthy_facts.settingsfiles(units=(Unit("tts.service", DROP_IN),))


def facts(*words, files=(), settings=None, **changes):
    launch = healthy_facts.launch(*words, **changes)
    return (healthy_facts.application(*files), healthy_facts.launches(launch), settings or UNITS)


@pytest.mark.parametrize(
    "facts, words",
    [
        pytest.param(
            facts("gunicorn", "app:app", kind="service", source="process 1"), "--timeout 300", id="only a process"
        ),
        pytest.param(facts("gunicorn", "app:app", kind="dockerfile"), "--timeout 300", id="an image"),
        pytest.param(facts("gunicorn", "app:app", kind="script", text=""), "--timeout 300", id="several lines"),
        *(
            pytest.param(facts("gunicorn", "app:app", kind="script", text=line), "--timeout 300", id=line)
            for line in (
                "pkill gunicorn; gunicorn app:app",
                "pip install gunicorn && gunicorn app:app",
                "gunicorn -e TOKEN=<secret1> app:app",
            )
        ),
        pytest.param(
            facts("gunicorn", "app:app", files=(SourceFile("gunicorn.conf.py", settings={"timeout": "20"}),)),
            "timeout = 300",
            id="a configuration",
        ),
    ],
)
def test_advises(facts, words):
    assert words in advice(proposed("APP004", *facts))


@pytest.mark.parametrize(
    "facts, step",
    [
        pytest.param(
            facts("gunicorn", "app:app"),
            Assign(DROP_IN, "systemd", "GUNICORN_CMD_ARGS", "--timeout 300"),
            id="a unit without the option",
        ),
        pytest.param(
            facts("gunicorn", "app:app", variables={"GUNICORN_CMD_ARGS": "-w 2"}),
            Assign(DROP_IN, "systemd", "GUNICORN_CMD_ARGS", "-w 2 --timeout 300"),
            id="a unit with other options",
        ),
        pytest.param(
            facts("gunicorn", "a:a", text="gunicorn a:a", variables={"GUNICORN_CMD_ARGS": "-e T=<secret1>"}),
            Edit(healthy_facts.launch().source, "gunicorn a:a", "gunicorn --timeout 300 a:a"),
            id="a unit with a secret, which the doctor does not know any more",
        ),
        pytest.param(
            facts("gunicorn", "-t", "30", "a:a", text="ExecStart=/v/bin/gunicorn -t 30 a:a"),
            Edit(
                healthy_facts.launch().source,
                "ExecStart=/v/bin/gunicorn -t 30 a:a",
                "ExecStart=/v/bin/gunicorn -t 300 a:a",
            ),
            id="a unit with the option",
        ),
        pytest.param(
            facts("gunicorn", "a:a", kind="script", source=SH, text="exec .venv/bin/gunicorn a:a"),
            Edit(SH, "exec .venv/bin/gunicorn a:a", "exec .venv/bin/gunicorn --timeout 300 a:a"),
            id="a script",
        ),
        pytest.param(
            facts("python", "-m", "gunicorn", "a:a", kind="script", source=SH, text="  python -m gunicorn a:a"),
            Edit(SH, "  python -m gunicorn a:a", "  python -m gunicorn --timeout 300 a:a"),
            id="as a module",
        ),
        pytest.param(
            facts(
                "gunicorn", "--timeout=30", "a:a", kind="procfile", source="/p", text="web: gunicorn --timeout=30 a:a"
            ),
            Edit("/p", "web: gunicorn --timeout=30 a:a", "web: gunicorn --timeout=300 a:a"),
            id="a Procfile",
        ),
    ],
)
def test_cures(facts, step):
    assert proposed("APP004", *facts) == [step]
