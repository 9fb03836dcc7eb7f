import pytest

import healthy_facts
from indextts_doctor.facts import Interpreter
from indextts_doctor.facts.profile import Pin
from indextts_doctor.fixes.steps import ClearStack, Install
from indextts_doctor.plugins.testing import healthy
from proposed_steps import advice, proposed

HOST = healthy_facts.host(libc_version="2.41")
NEWER = Install(healthy_facts.target().python, requirements=("onnxruntime>=1.17.3",))


def marked(name, file="capi/state.so"):
    return healthy_facts.shared_object(f"{name}/{file}", package=name, executable_stack=True)


def libraries(*objects):
    return healthy_facts.libraries(objects=objects)


def installed(name, **changes):
    return healthy_facts.packages(healthy_facts.package(name, "1.15.1", **changes))


def wanting(specifier):
    return healthy_facts.profile(packages=(Pin("onnxruntime", tested=specifier),))


def cleared(name, file="capi/state.so"):
    record = f"{healthy_facts.SITE}/{name}-1.15.1.dist-info/RECORD"
    return ClearStack(f"{healthy_facts.SITE}/{name}/{file}", record)


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param((libraries(marked("ttsfrd")), installed("ttsfrd", has_record=False)), id="it has no RECORD"),
        pytest.param((libraries(marked("ttsfrd")), healthy_facts.packages()), id="of no distribution"),
        pytest.param(
            (libraries(marked("onnxruntime")), installed("onnxruntime", has_record=False), wanting("==1.15.1")),
            id="pinned, and without a RECORD",
        ),
    ],
)
def test_advises(facts):
    assert "has no RECORD" in advice(proposed("LIB006", HOST, *facts))


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param((libraries(marked("onnxruntime")), installed("onnxruntime")), [NEWER], id="a newer release"),
        pytest.param(
            (libraries(marked("onnxruntime")), installed("onnxruntime"), wanting(">=1.15")),
            [NEWER],
            id="the recipe allows a newer release",
        ),
        pytest.param(
            (libraries(marked("onnxruntime")), installed("onnxruntime"), wanting("==1.15.1")),
            [cleared("onnxruntime")],
            id="the recipe is pinned: the flag goes",
        ),
        pytest.param(
            (libraries(marked("ttsfrd")), installed("ttsfrd")),
            [cleared("ttsfrd")],
            id="of another package no release is known",
        ),
        pytest.param(
            (libraries(marked("ttsfrd"), marked("ttsfrd", "b.so")), installed("ttsfrd")),
            [cleared("ttsfrd"), cleared("ttsfrd", "b.so")],
            id="every library of it",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("LIB006", HOST, *facts) == steps


def test_the_flag_goes_where_no_newer_release_installs():
    facts = (libraries(marked("onnxruntime")), installed("onnxruntime"), healthy(Interpreter, version=(3, 7, 16)))

    assert proposed("LIB006", HOST, *facts) == [cleared("onnxruntime")]
