import pytest

import healthy_facts
from indextts_doctor.facts.modelfolder import ForeignPath
from indextts_doctor.fixes.steps import Edit
from proposed_steps import advice, proposed
from published_models import FOLDER

GPT = "/cubefs/me/gpt.pth"


def foreign(value=GPT, sibling="gpt.pth", key="gpt_checkpoint", file="config.yaml"):
    return ForeignPath(file, key, value, sibling)


def model(*paths):
    return healthy_facts.model(foreign_paths=paths)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        pytest.param(foreign(sibling=None), "no file of that name", id="the file is not there"),
        pytest.param(foreign(sibling="gpt: 1.pth"), "no file of that name", id="a name that YAML reads otherwise"),
        pytest.param(foreign(file="sub/config.yaml"), "a subfolder", id="a configuration of something else"),
    ],
)
def test_advises(one, words):
    assert words in advice(proposed("MOD013", model(one)))


@pytest.mark.parametrize(
    ("paths", "steps"),
    [
        pytest.param([foreign()], [Edit(f"{FOLDER}/config.yaml", GPT, "gpt.pth")], id="the file beside it"),
        pytest.param(
            [foreign(sibling="sub/gpt.pth")],
            [Edit(f"{FOLDER}/config.yaml", GPT, "sub/gpt.pth")],
            id="the file in a folder below",
        ),
        pytest.param(
            [foreign(), foreign(f"{GPT}.bak", None, "dataset.old")],
            [Edit(f"{FOLDER}/config.yaml", f"gpt_checkpoint: {GPT}\n", "gpt_checkpoint: gpt.pth\n")],
            id="another value begins alike, and hurts nobody",
        ),
        pytest.param(
            [foreign(), foreign(file="other.yaml")],
            [Edit(f"{FOLDER}/{name}", GPT, "gpt.pth") for name in ("config.yaml", "other.yaml")],
            id="two configurations",
        ),
    ],
)
def test_cures(paths, steps):
    assert proposed("MOD013", model(*paths)) == steps
