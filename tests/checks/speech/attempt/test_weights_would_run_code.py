import pytest

import healthy_facts
from indextts_doctor.checks.speech.attempt.weights_would_run_code import weights_would_run_code
from indextts_doctor.facts.speech import Forecast
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="harmless weights"),
        pytest.param(healthy_facts.attempt(forecast=None), id="no forecast"),
    ],
)
def test_silent(attempt):
    assert not findings(weights_would_run_code, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(
            healthy_facts.attempt(
                outcome="unstarted", forecast=Forecast(1, 2, 3, unsafe={"/srv/gpt.pth": ("os.system",)})
            ),
            id="a way into the system",
        )
    ],
)
def test_speaks(attempt):
    [evidence] = findings(weights_would_run_code, healthy_facts.speech(attempt))
    assert (evidence.facts["file"], evidence.facts["names"]) == ("/srv/gpt.pth", ("os.system",))
