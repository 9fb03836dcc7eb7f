import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.paths.pythonpath_leaks import pythonpath_leaks
from indextts_doctor.facts.packages import Extension
from indextts_doctor.facts.profile import Pin
from indextts_doctor.facts.record import Severity

PROFILE = healthy_facts.profile(packages=(Pin(name="numpy"),))

OTHER = "/opt/py39/lib/python3.9/site-packages"
EXTRA = "/srv/extra"
OURS = healthy_facts.package("numpy", "1.24.3")


def interpreter(path):
    return healthy_facts.interpreter(environment={"PYTHONPATH": path})


def numpy(location, version="1.26.4", **changes):
    return healthy_facts.package("numpy", version, location=location, **changes)


@pytest.mark.parametrize(
    ("path", "packages"),
    [
        pytest.param("", healthy_facts.packages(OURS), id="not set"),
        pytest.param("/srv/tts:/srv/tts/src:", healthy_facts.packages(OURS), id="the service's own code"),
        pytest.param(OTHER, healthy_facts.packages(OURS), id="another Python's, but nothing of it is used"),
        pytest.param(EXTRA, healthy_facts.packages(numpy(EXTRA)), id="the only place that has the package"),
        pytest.param(EXTRA, healthy_facts.packages(numpy(EXTRA, "1.24.3"), OURS), id="the same version"),
        pytest.param(healthy_facts.SITE, healthy_facts.packages(OURS), id="the environment's own folder"),
    ],
)
def test_silent(path, packages):
    assert not said(pythonpath_leaks, interpreter(path), packages, PROFILE)


@pytest.mark.parametrize(
    ("path", "packages", "severity"),
    [
        pytest.param(
            f"/srv:{EXTRA}/", healthy_facts.packages(numpy(EXTRA), OURS), Severity.WARNING, id="hides another version"
        ),
        pytest.param(
            OTHER, healthy_facts.packages(numpy(OTHER), OURS), Severity.WARNING, id="of another Python, without code"
        ),
        pytest.param(
            OTHER,
            healthy_facts.packages(
                numpy(OTHER, foreign_extensions=(Extension("a.cpython-39.so", "cpython-39"),)), OURS
            ),
            Severity.ERROR,
            id="compiled for another Python",
        ),
    ],
)
def test_speaks(path, packages, severity):
    [evidence] = said(pythonpath_leaks, interpreter(path), packages, PROFILE)
    assert evidence.facts["packages"] == ["numpy 1.26.4"]
    assert (evidence.about, evidence.severity) == ({"numpy"}, severity)
