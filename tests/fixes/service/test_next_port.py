import pytest

import healthy_facts
from indextts_doctor.facts.service import Listener
from indextts_doctor.facts.settingsfiles import Unit
from indextts_doctor.fixes.steps import Assign
from proposed_steps import advice, proposed

ENV, TOML = "/srv/tts/.env", "/srv/tts/indextts-doctor.toml"
LOW = {"number": 80, "privileged": True, "user": "tts", "bind_error": "EACCES", "free": 1024}


def taken(free=5001):
    return healthy_facts.port(listeners=(Listener("0.0.0.0", "IPv4", 77, "nginx", "root"),), free=free)


def files(env=None, **changes):
    return healthy_facts.settingsfiles(env_exists=env is not None, variables=env or {}, **changes)


@pytest.mark.parametrize(
    ("code", "port", "where", "words"),
    [
        pytest.param("SVC001", taken(), files({}), "port 5001 is free", id="no file sets the port"),
        pytest.param("SVC001", taken(None), files({"PORT": "5000"}), "no free port", id="none is free"),
        pytest.param("SVC001", taken(), files({"DB_PORT": "5432"}), "port 5001 is free", id="another port's"),
        pytest.param(
            "SVC001",
            taken(),
            files(units=(Unit("tts.service", "/x.conf", {"PORT": "5000"}),)),
            "port 5001 is free",
            id="no file of variables",
        ),
        pytest.param(
            "SVC003", healthy_facts.port(**LOW), files({}), "port 1024 is free", id="no file sets the privileged port"
        ),
    ],
)
def test_advises(code, port, where, words):
    assert words in advice(proposed(code, port, where))


@pytest.mark.parametrize(
    ("code", "port", "where", "steps"),
    [
        pytest.param(
            "SVC001",
            taken(),
            files({"PORT": "5000", "OTHER_PORT": "5000", "DB_PORT": "5432"}),
            [
                Assign(ENV, "env", "PORT", "5001"),
                Assign(ENV, "env", "OTHER_PORT", "5001"),
                Assign(TOML, "toml", "port", "5001"),
            ],
            id="wherever the old one stands",
        ),
        pytest.param(
            "SVC001",
            taken(),
            files({"PORT": "5000"}, in_pyproject=True, doctor_exists=True),
            [Assign(ENV, "env", "PORT", "5001"), Assign(TOML, "toml", "port", "5001")],
            id="the doctor's own file comes before pyproject.toml",
        ),
        pytest.param(
            "SVC003",
            healthy_facts.port(**LOW),
            files({"TTS_PORT": "80"}),
            [Assign(ENV, "env", "TTS_PORT", "1024"), Assign(TOML, "toml", "port", "1024")],
            id="below 1024",
        ),
    ],
)
def test_cures(code, port, where, steps):
    assert proposed(code, port, where) == steps


def test_a_new_file_must_not_hide_the_settings_in_pyproject():
    step, why = proposed("SVC001", taken(), files({"PORT": "5000"}, in_pyproject=True))
    assert step == Assign(ENV, "env", "PORT", "5001")
    assert "pyproject.toml" in why.why.of("en")
