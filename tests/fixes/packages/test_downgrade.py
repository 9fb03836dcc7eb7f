import pytest

import healthy_facts
from indextts_doctor.fixes.steps import Install
from proposed_steps import proposed

HUB = {"huggingface-hub": "0.26.0", "diffusers": "0.28.2"}


@pytest.mark.parametrize(
    ("code", "packages", "requirement"),
    [
        pytest.param("PKG020", {"flask": "2.2.3", "werkzeug": "3.0.6"}, "werkzeug<3", id="flask stays"),
        pytest.param("PKG020", {"flask": "2.0.3", "werkzeug": "3.1.3"}, "werkzeug<3", id="any release of 3"),
        pytest.param("PKG021", HUB, "huggingface-hub<0.26", id="one importer"),
        pytest.param(
            "PKG021", {**HUB, "sentence-transformers": "2.2.2"}, "huggingface-hub<0.26", id="two importers, one step"
        ),
    ],
)
def test_cures(code, packages, requirement):
    found = healthy_facts.packages(*(healthy_facts.package(*one) for one in packages.items()))
    assert proposed(code, found) == [Install(healthy_facts.target().python, requirements=(requirement,))]
