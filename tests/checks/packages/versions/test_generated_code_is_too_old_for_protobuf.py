import pytest

import healthy_facts
from indextts_doctor.checks.packages.versions.generated_code_is_too_old_for_protobuf import (
    generated_code_is_too_old_for_protobuf,
)
from indextts_doctor.facts.imports import Link

NEW = "Descriptors cannot be created directly.\nIf this call came from a _pb2.py file, ..."
OLD = "Descriptors cannot not be created directly."


def protobuf(version="4.25.3"):
    return healthy_facts.packages(healthy_facts.package("protobuf", version))


def failed(message, *met):
    return healthy_facts.imported("sentencepiece", "exception", chain=(Link("TypeError", message),), packages=met)


def speak(result, packages):
    twice = healthy_facts.imports(result, result)
    return list(
        generated_code_is_too_old_for_protobuf(twice, packages, healthy_facts.profile(), healthy_facts.target())
    )


@pytest.mark.parametrize(
    ("result", "packages"),
    [
        pytest.param(healthy_facts.imported("sentencepiece"), protobuf(), id="it imports"),
        pytest.param(failed("an integer is required"), protobuf(), id="another error"),
        pytest.param(failed(NEW), protobuf("3.20.3"), id="a message of a different package"),
        pytest.param(failed(NEW), healthy_facts.packages(), id="no protobuf"),
    ],
)
def test_silent(result, packages):
    assert not speak(result, packages)


@pytest.mark.parametrize(
    ("result", "version", "name"),
    [
        pytest.param(failed(NEW), "4.25.3", "sentencepiece", id="nothing was met: the module's own package"),
        pytest.param(failed(OLD, "protobuf", "onnx", "sentencepiece"), "4.21.0", "onnx", id="the first that was met"),
        pytest.param(failed(NEW, "tensorboardx"), "6.30.0", "tensorboardx", id="a newer protobuf"),
    ],
)
def test_speaks(result, version, name):
    [evidence] = speak(result, protobuf(version))
    assert evidence.facts["name"] == name
    assert "protobuf<3.21" in evidence.facts["command"]
