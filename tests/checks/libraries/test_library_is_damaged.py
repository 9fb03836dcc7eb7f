import pytest

import healthy_facts
from indextts_doctor.checks.libraries.library_is_damaged import library_is_damaged

SCIPY = healthy_facts.packages(healthy_facts.package("scipy", "1.10.1"), healthy_facts.package("pip"))


def evidence_of(*objects):
    return list(library_is_damaged(healthy_facts.libraries(objects=objects), SCIPY, healthy_facts.target()))


@pytest.mark.parametrize(
    "changes",
    [pytest.param({}, id="healthy"), pytest.param({"problem": "not-elf"}, id="a text of that name may be meant")],
)
def test_silent(changes):
    assert not evidence_of(healthy_facts.shared_object(**changes))


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        pytest.param("truncated", "is truncated: 214,528 of 1,127,456 bytes", id="cut"),
        pytest.param("corrupt", "has an invalid header", id="rubbish"),
        pytest.param("empty", "is empty", id="empty"),
    ],
)
def test_speaks(problem, words):
    [evidence] = evidence_of(healthy_facts.shared_object(problem=problem, size=214_528, needs_size=1_127_456))
    assert evidence.facts["damage"].of("en") == words
    assert "scipy==1.10.1" in evidence.facts["fix"].of("en")
    assert evidence.about == {"scipy"}


def test_what_kills_the_process_comes_first():
    cut = healthy_facts.shared_object("b.so", problem="truncated", size=1, needs_size=2)
    found = evidence_of(healthy_facts.shared_object("a.so", problem="empty"), cut)
    assert [one.facts["file"] for one in found] == ["b.so", "a.so"]
