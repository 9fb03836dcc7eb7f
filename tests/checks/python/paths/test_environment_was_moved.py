import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.paths.environment_was_moved import environment_was_moved


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param(healthy_facts.environment(), id="no scripts"),
        pytest.param(healthy_facts.environment(own_scripts=12), id="its own scripts"),
        pytest.param(
            healthy_facts.environment(own_scripts=12, foreign_scripts={"odd": "/opt/tool/bin/python"}),
            id="one odd script",
        ),
    ],
)
def test_silent(environment):
    assert not said(environment_was_moved, environment)


@pytest.mark.parametrize(
    ("scripts", "named"),
    [
        pytest.param({"pip": "/old/bin/python", "flask": "/old/bin/python"}, "pip", id="pip comes first"),
        pytest.param({"zeta": "/old/bin/python", "alpha": "/old/bin/python"}, "alpha", id="none that is well known"),
    ],
)
def test_speaks(scripts, named):
    [evidence] = said(environment_was_moved, healthy_facts.environment(foreign_scripts=scripts))
    assert (evidence.facts["script"], evidence.facts["starts"]) == (named, "/old/bin/python")
