import pytest

import healthy_facts
from indextts_doctor.fixes.steps import Quarantine
from proposed_steps import advice, proposed
from published_models import FOLDER, fetch, file, model, profile

LARGE = 500 * 2**20
WHOLE = file(None)


def left(*names, files=(WHOLE,), size=LARGE):
    return model(*files, incomplete=names, incomplete_bytes=size)


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param(left("a.part", files=(file("missing"),)), id="the download may go on from it"),
        pytest.param(left("model.safetensors.aria2"), id="aria2 has not filled the file"),
    ],
)
def test_advises(seen):
    assert "unknown" in advice(proposed("MOD012", seen, profile(repo="")))


@pytest.mark.parametrize(
    ("seen", "known", "steps"),
    [
        pytest.param(
            left("x.incomplete", "sub/y.part"),
            profile(repo=""),
            [Quarantine(f"{FOLDER}/x.incomplete"), Quarantine(f"{FOLDER}/sub/y.part")],
            id="they only take space",
        ),
        pytest.param(
            left("x.incomplete", files=(file("missing"),)),
            profile(),
            [Quarantine(f"{FOLDER}/x.incomplete")],
            id="the missing file is another finding's",
        ),
        pytest.param(
            left("model.safetensors.aria2"),
            profile(),
            [fetch(), Quarantine(f"{FOLDER}/model.safetensors.aria2")],
            id="a file with holes is had again",
        ),
    ],
)
def test_cures(seen, known, steps):
    assert proposed("MOD012", seen, known) == steps


def test_a_name_that_cannot_be_told_is_left_alone():
    seen = left("a.part", "\ufffd.part")
    assert proposed("MOD012", seen, healthy_facts.profile()) == [Quarantine(f"{FOLDER}/a.part")]
