import pytest

import make
from indextts_doctor.checks.speech.attempt.weights_would_run_code import weights_would_run_code
from indextts_doctor.facts.speech import Forecast
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(make.attempt(), id="harmless weights"),
        pytest.param(make.attempt(forecast=None), id="nothing was foreseen"),
    ],
)
def test_silent(attempt):
    assert not findings(weights_would_run_code, make.speech(attempt))


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(
            make.attempt(
                outcome="unstarted", forecast=Forecast(1, 2, 3, unsafe={"/srv/gpt.pth": ("os.system",)})
            ),
            id="a way into the system",
        )
    ],
)
def test_speaks(attempt):
    [evidence] = findings(weights_would_run_code, make.speech(attempt))
    assert (evidence.facts["file"], evidence.facts["names"]) == ("/srv/gpt.pth", ("os.system",))
