import pytest

import healthy_facts
from indextts_doctor.checks.model.model_link_is_dangling import model_link_is_dangling
from indextts_doctor.facts.modelfolder import ModelFile
from indextts_doctor.facts.record import Severity


def link(path="config.json", kind="json", problem="dangling", **changes):
    return ModelFile(path=path, size=0, kind=kind, problem=problem, link="../../blobs/0a1b", **changes)


@pytest.mark.parametrize(
    "files", [pytest.param((link(problem=None),), id="a snapshot with its blobs"), pytest.param((), id="no links")]
)
def test_silent(files):
    assert not list(model_link_is_dangling(healthy_facts.model(files=files), healthy_facts.profile()))


@pytest.mark.parametrize(
    ("file", "severity"),
    [
        pytest.param(link(), Severity.ERROR, id="configuration"),
        pytest.param(link("model.safetensors", "safetensors", weights=True), Severity.ERROR, id="weights"),
        pytest.param(link("README.md", "other"), Severity.WARNING, id="a text for people"),
    ],
)
def test_speaks(file, severity):
    [evidence] = model_link_is_dangling(healthy_facts.model(files=(file,)), healthy_facts.profile())
    assert evidence.severity is severity
    assert evidence.facts["file"] == f"models/index_tts_2_llm/{file.path}"
    assert evidence.facts["link"] == "../../blobs/0a1b"
