import pytest

import healthy_facts
from indextts_doctor.checks.model.checkpoint_was_saved_on_gpu import checkpoint_was_saved_on_gpu
from indextts_doctor.facts.modelfolder import ModelFile
from indextts_doctor.facts.record import Severity

KANTTS = healthy_facts.profile(engine="kantts")
INDEXTTS2 = healthy_facts.profile(engine="indextts2")


def checkpoint(path, **changes):
    return ModelFile(**{"path": path, "size": 9, "kind": "torch-zip", "weights": True, "cuda": True, **changes})


@pytest.mark.parametrize(
    ("file", "host", "profile"),
    [
        pytest.param(checkpoint("feat1.pt", cuda=False), healthy_facts.host(), INDEXTTS2, id="saved on the CPU"),
        pytest.param(checkpoint("gpt.pth"), healthy_facts.host(), INDEXTTS2, id="loaded with map_location"),
        pytest.param(checkpoint("feat1.pt"), healthy_facts.host(gpu=True), INDEXTTS2, id="there is a GPU"),
        pytest.param(checkpoint("optimizer.pt", weights=False), healthy_facts.host(), KANTTS, id="not loaded"),
    ],
)
def test_silent(file, host, profile):
    assert not list(checkpoint_was_saved_on_gpu(healthy_facts.model(files=(file,)), host, profile))


@pytest.mark.parametrize(
    ("file", "profile", "severity"),
    [
        pytest.param(checkpoint("feat2.pt"), INDEXTTS2, Severity.WARNING, id="IndexTTS2"),
        pytest.param(checkpoint("am/ckpt/checkpoint_0.pth"), KANTTS, Severity.NOTE, id="kantts"),
    ],
)
def test_speaks(file, profile, severity):
    [evidence] = checkpoint_was_saved_on_gpu(healthy_facts.model(files=(file,)), healthy_facts.host(), profile)
    assert evidence.severity is severity
