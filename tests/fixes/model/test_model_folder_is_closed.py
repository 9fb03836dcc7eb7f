import pytest

import healthy_facts
from indextts_doctor.facts.modelfolder import Access, Blocker, Unwritable
from indextts_doctor.fixes.steps import Mode
from proposed_steps import advice, proposed

ROOT = "/srv/tts/models/index_tts_2_llm"
HOME = Blocker("/srv", "x", "o", folder=True)
WEIGHTS = Blocker(f"{ROOT}/gpt.pth", "r", "o")


def closed(*blockers, end=ROOT):
    return Access("tts", False, False, blocked_by="/srv", lacks="x", applies="o", blockers=blockers, end=end, uid=9)


@pytest.mark.parametrize(
    "folder, files, words",
    [
        pytest.param(
            closed(Blocker("/srv", "x", "acl", folder=True)), (closed(WEIGHTS),), "access control list", id="a list"
        ),
        pytest.param(closed(end=""), (), "not known", id="facts without all blockers"),
        pytest.param(
            closed(HOME),
            (closed(HOME, Blocker("/mnt/gpt.pth", "r", "o")),),
            "outside",
            id="what is behind it would stay closed",
        ),
    ],
)
def test_advises(folder, files, words):
    model = healthy_facts.model(access=folder, unreadable=files)
    assert words in advice(proposed("MOD002", model))


@pytest.mark.parametrize(
    "folder, files, steps",
    [
        pytest.param(closed(HOME), (), [Mode("/srv", 0o001)], id="a parent"),
        pytest.param(
            closed(HOME),
            (closed(HOME, WEIGHTS),),
            [Mode("/srv", 0o001), Mode(WEIGHTS.path, 0o004)],
            id="and a file behind it",
        ),
        pytest.param(
            closed(Blocker("/data/tts", "x", "g", folder=True), end="/data/tts"),
            (),
            [Mode("/data/tts", 0o010)],
            id="the folder itself is a link",
        ),
    ],
)
def test_cures(folder, files, steps):
    model = healthy_facts.model(access=folder, unreadable=files)
    assert proposed("MOD002", model) == steps


def test_a_folder_behind_it_that_the_engine_writes_to():
    folder = Blocker(ROOT, "wx", "o", folder=True)
    unwritable = Unwritable("hf_cache", closed(HOME, folder))
    model = healthy_facts.model(access=closed(HOME), unwritable=(unwritable,))
    assert proposed("MOD002", model) == [Mode("/srv", 0o001), Mode(ROOT, 0o300, 9)]
