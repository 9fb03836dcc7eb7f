import pytest

import healthy_facts
from indextts_doctor.checks.model.model_folder_is_missing import model_folder_is_missing
from indextts_doctor.facts.modelfolder import Access
from indextts_doctor.facts.profile import ModelLayout

GONE = {"exists": False, "is_dir": False, "nearest": "/srv/tts", "access": None}
CLOSED = Access(user="tts", read=False, write=False, blocked_by="/srv", mode="drwx------ root:root", lacks="x")


def profile(**changes):
    return healthy_facts.profile(model=ModelLayout(folder="models/x", **changes))


@pytest.mark.parametrize(
    ("model", "layout"),
    [
        pytest.param(healthy_facts.model(), {}, id="it is there"),
        pytest.param(
            healthy_facts.model(**{**GONE, "access": CLOSED}), {}, id="out of reach, which is another finding"
        ),
        pytest.param(healthy_facts.model(**GONE), {"required": False}, id="the engine works without one"),
    ],
)
def test_silent(model, layout):
    assert not list(model_folder_is_missing(model, profile(**layout), healthy_facts.target()))


@pytest.mark.parametrize(
    ("model", "state"),
    [
        pytest.param(healthy_facts.model(**GONE), "does not exist", id="missing"),
        pytest.param(healthy_facts.model(**{**GONE, "dangling": True}), "is a broken link", id="dangling"),
        pytest.param(
            healthy_facts.model(**{**GONE, "exists": True, "is_file": True, "nearest": None}),
            "is a file, not a folder",
            id="file",
        ),
    ],
)
def test_speaks(model, state):
    [evidence] = model_folder_is_missing(model, profile(), healthy_facts.target())
    assert evidence.facts["state"].of("en") == state
    assert evidence.facts["folder"] == "models/index_tts_2_llm"
    assert evidence.facts["nearest"] in ("/srv/tts", model.path)
