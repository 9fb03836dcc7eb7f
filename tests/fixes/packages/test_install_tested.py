import pytest

import healthy_facts
from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.facts.profile import Broken, Pin
from indextts_doctor.fixes.steps import Advice, Install
from indextts_doctor.i18n.text import Text
from proposed_steps import advice, proposed

PYTHON = healthy_facts.target().python
CPU = CPU_INDEX[1:]
ORIGIN = Text(en="its sources", zh="源码")
PROOF = (Broken(">=4.56", Text(en="names were removed", zh="名字被删除"), "index-tts#508"),)


def later(name, **changes):
    return Pin(name, needed_at="construction", **changes)


def broken(name, **changes):
    return Pin(name, broken=PROOF, **changes)


def facts(pins, *packages):
    return (healthy_facts.profile(packages=pins), healthy_facts.packages(*packages))


KANTTS = healthy_facts.package("kantts", "5.0")


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        pytest.param("PKG001", facts([Pin("kantts", origin=ORIGIN)]), id="missing"),
        pytest.param("PKG002", facts([later("kantts", origin=ORIGIN)]), id="missing, and needed later"),
        pytest.param("PKG003", facts([broken("kantts", origin=ORIGIN)], KANTTS), id="proven broken"),
        pytest.param("PKG004", facts([Pin("kantts", "==1.0", origin=ORIGIN)], KANTTS), id="untested"),
    ],
)
def test_advises_where_the_name_is_anothers_on_the_index(code, facts):
    assert "a different package of this name" in advice(proposed(code, *facts))


@pytest.mark.parametrize(
    ("code", "facts", "step"),
    [
        pytest.param(
            "PKG001",
            facts([Pin("flask", tested="==2.3.3")]),
            Install(PYTHON, requirements=("flask==2.3.3",)),
            id="missing: the tested version",
        ),
        pytest.param(
            "PKG001",
            facts([Pin("flask", tested="==2.3.3"), Pin("scipy"), Pin("kantts", required=False)]),
            Install(PYTHON, requirements=("flask==2.3.3", "scipy")),
            id="missing: all that are required, solved together",
        ),
        pytest.param(
            "PKG001",
            facts([Pin("torch", tested="==1.13.1", origin=ORIGIN)]),
            Install(PYTHON, requirements=("torch==1.13.1",), indexes=CPU),
            id="missing: torch, whose origin is PyTorch's own index",
        ),
        pytest.param(
            "PKG001",
            facts([Pin("torchaudio")], healthy_facts.package("torch", "2.8.0", cuda="12.8")),
            Install(PYTHON, requirements=("torchaudio",)),
            id="missing: the companion of a CUDA build",
        ),
        pytest.param(
            "PKG001",
            facts([Pin("torchaudio")], healthy_facts.package("torch", "2.8.0+cpu")),
            Install(PYTHON, requirements=("torchaudio",), indexes=CPU),
            id="missing: the companion of a CPU build",
        ),
        pytest.param(
            "PKG002",
            facts([later("accelerate", tested="==1.8.1")]),
            Install(PYTHON, requirements=("accelerate==1.8.1",)),
            id="needed later: the tested version",
        ),
        pytest.param(
            "PKG002",
            facts([later("accelerate"), later("einops"), later("gradio", required=False)]),
            Install(PYTHON, requirements=("accelerate", "einops")),
            id="needed later: all that are required, solved together",
        ),
        pytest.param(
            "PKG002",
            facts([later("torchcodec", tested="==0.7.0")], healthy_facts.package("torch", "2.8.0+cpu")),
            Install(PYTHON, requirements=("torchcodec==0.7.0",), indexes=CPU),
            id="needed later: a companion of torch's CPU build",
        ),
        pytest.param(
            "PKG003",
            facts([broken("transformers", tested="==4.52.1")], healthy_facts.package("transformers", "4.56.0")),
            Install(PYTHON, requirements=("transformers==4.52.1",)),
            id="proven broken: the tested version",
        ),
        pytest.param(
            "PKG003",
            facts(
                [broken("transformers", tested="==4.52.1"), Pin("flask", tested="==2.3.3")],
                healthy_facts.package("transformers", "5.0"),
                healthy_facts.package("flask", "4.0"),
            ),
            Install(PYTHON, requirements=("transformers==4.52.1",)),
            id="proven broken: what is merely untested stays",
        ),
        pytest.param(
            "PKG003",
            facts([broken("torch", tested="==1.13.1", origin=ORIGIN)], healthy_facts.package("torch", "5.0+cpu")),
            Install(PYTHON, requirements=("torch==1.13.1",), indexes=CPU),
            id="proven broken: torch, whose origin is PyTorch's own index",
        ),
        pytest.param(
            "PKG004",
            facts([Pin("scipy", "==1.0")], healthy_facts.package("scipy", "2.0")),
            Install(PYTHON, requirements=("scipy==1.0",)),
            id="untested: the tested version",
        ),
        pytest.param(
            "PKG004",
            facts(
                [Pin("scipy", "==1.0"), Pin("flask", "==1.0", severity="note")],
                healthy_facts.package("scipy", "2.0"),
                healthy_facts.package("flask", "4.0"),
            ),
            Install(PYTHON, requirements=("scipy==1.0",)),
            id="untested: where the profile is lenient, nothing is changed",
        ),
        pytest.param(
            "PKG004",
            facts([Pin("torch", "==1.13.1")], healthy_facts.package("torch", "2.8.0+cpu")),
            Install(PYTHON, requirements=("torch==1.13.1",), indexes=CPU),
            id="untested: torch stays a CPU build",
        ),
        pytest.param(
            "PKG004",
            facts([Pin("torch", "==1.13.1")], healthy_facts.package("torch", "2.8.0", cuda="12.8")),
            Install(PYTHON, requirements=("torch==1.13.1",)),
            id="untested: torch stays a CUDA build",
        ),
    ],
)
def test_cures(code, facts, step):
    assert proposed(code, *facts) == [step]


def test_a_note_alone_is_not_worth_a_step():
    lenient = facts([Pin("flask", "==1.0", severity="note")], healthy_facts.package("flask", "4.0"))
    assert proposed("PKG004", *lenient) == []


@pytest.mark.parametrize(
    ("code", "facts", "requirement"),
    [
        pytest.param("PKG001", facts([Pin("flask"), Pin("kantts", origin=ORIGIN)]), "flask", id="missing"),
        pytest.param("PKG002", facts([later("flask"), later("kantts", origin=ORIGIN)]), "flask", id="needed later"),
        pytest.param(
            "PKG004",
            facts(
                [Pin("scipy", "==1.0"), Pin("kantts", "==1.0", origin=ORIGIN)],
                healthy_facts.package("scipy", "2.0"),
                KANTTS,
            ),
            "scipy==1.0",
            id="untested",
        ),
    ],
)
def test_what_the_index_has_is_installed_beside_what_it_has_not(code, facts, requirement):
    step, left = proposed(code, *facts)
    assert step == Install(PYTHON, requirements=(requirement,))
    assert isinstance(left, Advice)
