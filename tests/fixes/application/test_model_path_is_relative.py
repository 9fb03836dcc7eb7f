import pytest

import healthy_facts
from indextts_doctor.facts.application import GivenPath, SourceFile
from indextts_doctor.fixes.steps import Edit
from proposed_steps import advice, proposed

APP = healthy_facts.application(SourceFile("app.py", paths=(GivenPath("models/index_tts_2_llm", 3),)))
LINE = "ExecStart=/srv/tts/.venv/bin/python /srv/tts/app.py"


def facts(**changes):
    words = ("/srv/tts/.venv/bin/python", "/srv/tts/app.py")
    return APP, healthy_facts.launches(healthy_facts.launch(*words, directory="/", text=LINE, **changes))


@pytest.mark.parametrize(
    "facts, words",
    [pytest.param(facts(kind="service", source="process 7"), "process 7", id="only a process")],
)
def test_advises(facts, words):
    assert words in advice(proposed("APP007", *facts))


@pytest.mark.parametrize("facts", [pytest.param(facts(), id="a unit without a folder")])
def test_cures(facts):
    step = Edit("/etc/systemd/system/tts.service", LINE, f"WorkingDirectory=/srv/tts\n{LINE}")
    assert proposed("APP007", *facts) == [step]
