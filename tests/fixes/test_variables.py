import pytest

import healthy_facts
from indextts_doctor.facts.settingsfiles import Unit
from indextts_doctor.fixes.steps import Advice, Assign
from indextts_doctor.fixes.variables import assigned, without_folder

ENV = "/srv/tts/.env"
DROP_IN = "/etc/systemd/system/tts.service.d/indextts-doctor.conf"


def unit(**variables):
    return Unit("tts.service", DROP_IN, variables)


def files(*units, env=None, **changes):
    return healthy_facts.settingsfiles(env_exists=env is not None, variables=env or {}, units=units, **changes)


@pytest.mark.parametrize(
    "where, step",
    [
        pytest.param(files(env={}), Assign(ENV, "env", "A", "1"), id="a file of variables"),
        pytest.param(files(unit()), Assign(DROP_IN, "systemd", "A", "1"), id="a service of systemd"),
        pytest.param(files(unit(), env={}), Assign(ENV, "env", "A", "1"), id="both"),
        pytest.param(
            files(unit(A="2"), env={"B": "1"}), Assign(DROP_IN, "systemd", "A", "1"), id="where it is set already"
        ),
        pytest.param(files(unit(A="2"), env={"A": "3"}), Assign(DROP_IN, "systemd", "A", "1"), id="set in both"),
    ],
)
def test_assigned(where, step):
    assert assigned(where, "A", "1") == step


@pytest.mark.parametrize(
    "where, words",
    [
        pytest.param(files(), "`export A='1 2'`", id="no file"),
        pytest.param(files(unit(), Unit("b.service", "/b")), "tts.service, b.service", id="several services"),
    ],
)
def test_nowhere(where, words):
    why = assigned(where, "A", "1 2")
    assert isinstance(why, Advice)
    assert words in why.why.of("en")


@pytest.mark.parametrize(
    "where, result",
    [
        pytest.param(
            files(env={"LD_LIBRARY_PATH": "/a:/bad/:/b"}), Assign(ENV, "env", "LD_LIBRARY_PATH", "/a:/b"), id="one of"
        ),
        pytest.param(files(env={"LD_LIBRARY_PATH": "/bad"}), Assign(ENV, "env", "LD_LIBRARY_PATH", ""), id="alone"),
        pytest.param(
            files(unit(LD_LIBRARY_PATH="/bad:/a")), Assign(DROP_IN, "systemd", "LD_LIBRARY_PATH", "/a"), id="a unit's"
        ),
        pytest.param(files(unit(LD_LIBRARY_PATH="/bad")), "remove /bad from", id="a drop-in cannot remove it"),
        pytest.param(files(env={"LD_LIBRARY_PATH": "/bad:$X"}), "no file", id="it contains a variable"),
        pytest.param(files(env={"LD_LIBRARY_PATH": "/a"}), "remove /bad from", id="the folder comes from elsewhere"),
        pytest.param(files(env={}), "no file", id="not set there"),
    ],
)
def test_without_folder(where, result):
    [one] = without_folder(where, "/bad")
    assert one == result if isinstance(result, Assign) else result in one.why.of("en")
