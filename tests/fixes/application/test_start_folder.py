import pytest

import healthy_facts
from indextts_doctor.facts.application import GivenPath, SourceFile
from indextts_doctor.fixes.steps import Edit
from proposed_steps import advice, proposed

APP = healthy_facts.application(SourceFile("app.py", bound=("app",)))
UNIT = "/etc/systemd/system/tts.service"
LINE = "ExecStart=/srv/tts/.venv/bin/gunicorn app:app"


def facts(target, **changes):
    return APP, healthy_facts.launches(healthy_facts.launch("/srv/tts/.venv/bin/gunicorn", target, **changes))


@pytest.mark.parametrize(
    "facts, words",
    [
        pytest.param(facts("app:server"), "the author of the service", id="another name"),
        pytest.param(facts("app:app", directory="/", text=""), "cd /srv/tts", id="several lines"),
        pytest.param(facts("app:app", directory="/opt", text=LINE), "cd /srv/tts", id="it sets another folder"),
        pytest.param(facts("app:app", directory="/", text=LINE, kind="script"), "cd /srv/tts", id="no unit"),
    ],
)
def test_advises(facts, words):
    assert words in advice(proposed("APP005", *facts))


@pytest.mark.parametrize(
    "facts", [pytest.param(facts("app:app", directory="/", text=LINE), id="a unit without a folder")]
)
def test_cures(facts):
    step = Edit(UNIT, LINE, f"WorkingDirectory=/srv/tts\n{LINE}")
    assert proposed("APP005", *facts) == [step]


PATH = healthy_facts.application(SourceFile("app.py", paths=(GivenPath("models/index_tts_2_llm", 3),)))
STARTED = "ExecStart=/srv/tts/.venv/bin/python /srv/tts/app.py"


def relative(**changes):
    words = ("/srv/tts/.venv/bin/python", "/srv/tts/app.py")
    return PATH, healthy_facts.launches(healthy_facts.launch(*words, directory="/", text=STARTED, **changes))


def test_a_unit_whose_program_loads_its_model_from_a_relative_path():
    assert proposed("APP007", *relative()) == [Edit(UNIT, STARTED, f"WorkingDirectory=/srv/tts\n{STARTED}")]


def test_a_process_that_loads_its_model_from_a_relative_path():
    assert "process 7" in advice(proposed("APP007", *relative(kind="service", source="process 7")))
