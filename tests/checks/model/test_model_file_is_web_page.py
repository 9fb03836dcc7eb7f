import pytest

import healthy_facts
from indextts_doctor.checks.model.model_file_is_web_page import model_file_is_web_page
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
    assert not list(model_file_is_web_page(healthy_facts.model(files=files), healthy_facts.profile()))


@pytest.mark.parametrize(
    ("file", "severity", "facts"),
    [
        pytest.param(
            weights(problem="html", detail="Sign in"),
            Severity.ERROR,
            {"file": "models/index_tts_2_llm/model.safetensors", "page": "Sign in"},
            id="a page to sign in",
        ),
        pytest.param(
            weights(
                problem="html",
                detail="Sign in",
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
    [evidence] = model_file_is_web_page(healthy_facts.model(files=(file,)), healthy_facts.profile())
    assert evidence.severity is severity
    assert facts.items() <= evidence.facts.items()
    assert f"/srv/tts/models/index_tts_2_llm/{file.path}".lower() in evidence.about
