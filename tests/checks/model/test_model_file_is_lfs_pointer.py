import pytest

import healthy_facts
from indextts_doctor.checks.model.model_file_is_lfs_pointer import model_file_is_lfs_pointer
from indextts_doctor.facts.modelfolder import ModelFile
from indextts_doctor.facts.record import Severity


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
    assert not list(model_file_is_lfs_pointer(healthy_facts.model(files=files), healthy_facts.profile()))


@pytest.mark.parametrize(
    ("file", "severity", "facts"),
    [
        pytest.param(
            weights(problem="lfs-pointer", expected_size=1_900_000_000),
            Severity.ERROR,
            {
                "file": "models/index_tts_2_llm/model.safetensors",
                "bytes": 134,
                "expected": "1.8 GiB",
                "expected_bytes": 1_900_000_000,
            },
            id="a pointer with its size",
        ),
        pytest.param(
            weights(problem="lfs-pointer", path="tokenizer.json", kind="json", weights=False, required=False),
            Severity.ERROR,
            {"expected_bytes": None},
            id="a tokenizer, of a pointer without a size",
        ),
        pytest.param(
            weights(
                problem="lfs-pointer",
                expected_size=1_900_000_000,
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
    [evidence] = model_file_is_lfs_pointer(healthy_facts.model(files=(file,)), healthy_facts.profile())
    assert evidence.severity is severity
    assert facts.items() <= evidence.facts.items()
    assert f"/srv/tts/models/index_tts_2_llm/{file.path}".lower() in evidence.about
