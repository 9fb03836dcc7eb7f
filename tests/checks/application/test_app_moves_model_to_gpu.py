import pytest

import healthy_facts
from checked_texts import said, title
from indextts_doctor.checks.application.app_moves_model_to_gpu import app_moves_model_to_gpu
from indextts_doctor.facts.application import OnGpu, SourceFile

CPU = healthy_facts.package("torch", "2.13.0")
CUDA = healthy_facts.package("torch", "2.13.0", cuda="12.8")
APP = SourceFile("app.py", on_gpu=(OnGpu(7, "to"),))


def found(*files, torch=(CPU,), launches=()):
    return said(
        app_moves_model_to_gpu,
        healthy_facts.application(*files),
        healthy_facts.launches(*launches),
        healthy_facts.packages(*torch),
    )


@pytest.mark.parametrize(
    "files, torch",
    [
        pytest.param((SourceFile("app.py"),), (CPU,), id="nothing is moved"),
        pytest.param((APP,), (CUDA,), id="a build for GPUs"),
        pytest.param((APP,), (), id="no torch: another check"),
        pytest.param(
            (SourceFile("app.py"), SourceFile("train.py", on_gpu=APP.on_gpu)), (CPU,), id="in no file that runs"
        ),
    ],
)
def test_silent(files, torch):
    assert not found(*files, torch=torch)


@pytest.mark.parametrize(
    "files, says",
    [
        pytest.param((APP,), 'app.py:7 calls .to("cuda")', id="to"),
        pytest.param((SourceFile("app.py", on_gpu=(OnGpu(9, "cuda"),)),), "app.py:9 calls .cuda()", id="cuda"),
        pytest.param(
            (SourceFile("app.py", imports=("engine",)), SourceFile("engine.py", on_gpu=APP.on_gpu)),
            "engine.py:7",
            id="in what it imports",
        ),
    ],
)
def test_speaks(files, says):
    [evidence] = found(*files)
    assert says in title(app_moves_model_to_gpu, evidence)
