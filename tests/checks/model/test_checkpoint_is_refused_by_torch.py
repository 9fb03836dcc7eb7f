import pytest

import healthy_facts
from indextts_doctor.checks.model.checkpoint_is_refused_by_torch import checkpoint_is_refused_by_torch
from indextts_doctor.facts.modelfolder import ModelFile


def checkpoint(*refused, **changes):
    base = {"path": "gpt.pth", "size": 9, "kind": "torch-zip", "weights": True, "refused": refused}
    return ModelFile(**{**base, **changes})


OLD = checkpoint("argparse.Namespace")


def judged(file, torch):
    packages = healthy_facts.packages(*([healthy_facts.package("torch", torch)] if torch else []))
    return list(checkpoint_is_refused_by_torch(healthy_facts.model(files=(file,)), packages))


@pytest.mark.parametrize(
    ("file", "torch"),
    [
        pytest.param(checkpoint(), "2.13.0+cpu", id="only weights"),
        pytest.param(OLD, "2.5.1", id="an older torch"),
        pytest.param(OLD, "1.13.1+cpu", id="a much older torch"),
        pytest.param(OLD, None, id="no torch"),
        pytest.param(checkpoint("argparse.Namespace", weights=False), "2.13.0", id="state of training, not loaded"),
        pytest.param(
            checkpoint("os.system", code=("os.system",), unsafe=("os.system",)), "2.13.0", id="worse, said elsewhere"
        ),
    ],
)
def test_silent(file, torch):
    assert not judged(file, torch)


@pytest.mark.parametrize("torch", ["2.6.0", "2.13.0+cpu"])
def test_speaks(torch):
    [evidence] = judged(OLD, torch)
    assert evidence.facts == {"torch": torch, "file": "models/index_tts_2_llm/gpt.pth", "names": ["argparse.Namespace"]}
