import pytest

import healthy_facts
from indextts_doctor.checks.model.download_was_interrupted import download_was_interrupted
from indextts_doctor.facts.modelfolder import ModelFile
from indextts_doctor.facts.record import Severity

MIB = 2**20
WHOLE = ModelFile(path="gpt.pth", size=9, kind="torch-zip", required=True)
MISSING = ModelFile(path="gpt.pth", size=0, kind="torch", required=True, problem="missing")


def model(*files, left=("x.incomplete",), left_bytes=MIB):
    return healthy_facts.model(files=files, incomplete=left, incomplete_bytes=left_bytes)


@pytest.mark.parametrize(
    "model",
    [pytest.param(model(WHOLE, left=()), id="nothing left"), pytest.param(model(WHOLE), id="small and harmless")],
)
def test_silent(model):
    assert not list(download_was_interrupted(model))


@pytest.mark.parametrize(
    ("model", "severity", "file"),
    [
        pytest.param(model(MISSING), Severity.WARNING, "x.incomplete", id="a file is missing"),
        pytest.param(
            model(WHOLE, left=("a.part", "gpt.pth.aria2")), Severity.WARNING, "gpt.pth.aria2", id="aria2 is not done"
        ),
        pytest.param(model(WHOLE, left_bytes=500 * MIB), Severity.NOTE, "x.incomplete", id="it takes space"),
    ],
)
def test_speaks(model, severity, file):
    [evidence] = download_was_interrupted(model)
    assert evidence.severity is severity
    assert evidence.facts["file"] == f"models/index_tts_2_llm/{file}"
