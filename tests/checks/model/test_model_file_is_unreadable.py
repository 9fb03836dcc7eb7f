import pytest

import healthy_facts
from indextts_doctor.checks.model.model_file_is_unreadable import model_file_is_unreadable
from indextts_doctor.facts.modelfolder import Access, ModelFile


def denied(path):
    return Access("tts", read=False, write=False, blocked_by=path, mode="-rw------- root:root", lacks="r", applies="o")


@pytest.mark.parametrize(
    "model",
    [
        pytest.param(healthy_facts.model(), id="healthy"),
        pytest.param(
            healthy_facts.model(access=denied("/srv"), unreadable=(denied("/srv"),)), id="the folder's own fault"
        ),
        pytest.param(
            healthy_facts.model(files=(ModelFile(path="a", size=1, kind="torch", problem="unreadable"),)),
            id="said with its access",
        ),
    ],
)
def test_silent(model):
    assert not list(model_file_is_unreadable(model))


@pytest.mark.parametrize(
    ("model", "blocked", "fix"),
    [
        pytest.param(
            healthy_facts.model(unreadable=(denied("/srv/w.pth"),)), "/srv/w.pth", "chmod o+r /srv/w.pth", id="a file"
        ),
        pytest.param(
            healthy_facts.model(
                files=(
                    ModelFile(path="w.pth", size=1, kind="torch", problem="unreadable", detail="Input/output error"),
                )
            ),
            "models/index_tts_2_llm/w.pth",
            "dmesg",
            id="the disk",
        ),
    ],
)
def test_speaks(model, blocked, fix):
    [evidence] = model_file_is_unreadable(model)
    assert evidence.facts["blocked_by"] == blocked
    assert fix in evidence.facts["fix"].of("en")
