import pytest

import healthy_facts
from indextts_doctor.checks.model.model_file_is_truncated import model_file_is_truncated
from indextts_doctor.facts.modelfolder import ModelFile
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


def weights(**changes):
    base = {
        "path": "model.safetensors",
        "size": 134,
        "kind": "safetensors",
        "weights": True,
        "required": True,
    }
    return ModelFile(**{**base, **changes})


@pytest.mark.parametrize(
    "files",
    [
        pytest.param((), id="no files"),
        pytest.param((weights(),), id="healthy"),
        pytest.param((weights(problem="corrupt"),), id="another problem"),
    ],
)
def test_silent(files):
    assert not list(model_file_is_truncated(healthy_facts.model(files=files), healthy_facts.profile()))


@pytest.mark.parametrize(
    ("file", "severity", "facts"),
    [
        pytest.param(
            weights(problem="truncated", detail="the file ends before its tensors do", expected_size=4096),
            Severity.ERROR,
            {
                "file": "models/index_tts_2_llm/model.safetensors",
                "bytes": 134,
                "expected_bytes": 4096,
                "have": Text(en="134 of 4,096 bytes", zh="134 / 4,096 字节"),
            },
            id="shorter than its header says",
        ),
        pytest.param(
            weights(problem="truncated", detail="the end of the archive is missing"),
            Severity.ERROR,
            {"have": Text(en="134 bytes", zh="134 字节"), "expected_bytes": None},
            id="an archive, which does not know its length",
        ),
        pytest.param(
            weights(
                problem="truncated", path="voices/resource.zip", kind="zip", weights=False, required=False
            ),
            Severity.ERROR,
            {"bytes": 134},
            id="the front end of Sambert",
        ),
        pytest.param(
            weights(
                problem="truncated",
                detail="the file ends before its tensors do",
                expected_size=4096,
                path="notes.txt",
                kind="other",
                weights=False,
                required=False,
            ),
            Severity.WARNING,
            {"file": "models/index_tts_2_llm/notes.txt"},
            id="a file that the engine does not read",
        ),
    ],
)
def test_speaks(file, severity, facts):
    [evidence] = model_file_is_truncated(healthy_facts.model(files=(file,)), healthy_facts.profile())
    assert evidence.severity is severity
    assert facts.items() <= evidence.facts.items()
    assert f"/srv/tts/models/index_tts_2_llm/{file.path}".lower() in evidence.about
