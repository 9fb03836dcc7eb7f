import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.application.app_imports_unknown_name import app_imports_unknown_name
from indextts_doctor.checks.finding import CannotCheck
from indextts_doctor.facts.application import SourceFile, Taken

PACKAGES = healthy_facts.packages(healthy_facts.package("transformers", "4.35.2"))
HAS = Taken("transformers", "AutoModelForTextToWaveform", 3)
LACKS = Taken(
    "transformers",
    "AutoModelForTextToSpeech",
    3,
    lacks=True,
    offers=("AutoModelForTextToSpectrogram", "AutoModelForTextToWaveform"),
)
UNUSED = Taken("transformers", "AutoModelForTextToSpeech", 9, called=False, lacks=True)


def found(*files, launches=None, **changes):
    application = healthy_facts.application(*files, **changes)
    return said(
        app_imports_unknown_name, application, launches or healthy_facts.launches(), PACKAGES, healthy_facts.target()
    )


@pytest.mark.parametrize(
    "files",
    [
        pytest.param((), id="no code"),
        pytest.param((SourceFile("app.py", taken=(HAS,)),), id="the name is there"),
        pytest.param((SourceFile("train.py", taken=(LACKS,)),), id="a file that the service does not start with"),
        pytest.param((SourceFile("app.py", taken=(UNUSED,)),), id="in a function that nothing uses"),
    ],
)
def test_silent(files):
    assert not found(*files)


@pytest.mark.parametrize(
    "files, launches, place",
    [
        pytest.param((SourceFile("app.py", taken=(LACKS,)),), (), "app.py", id="in the main file"),
        pytest.param(
            (SourceFile("app.py", imports=("engine.load",)), SourceFile("engine/load.py", taken=(LACKS,))),
            (),
            "engine/load.py",
            id="in what it imports",
        ),
        pytest.param(
            (SourceFile("app.py", imports=("engine",)), SourceFile("engine.py", taken=(UNUSED, LACKS))),
            (),
            "engine.py",
            id="in a function that others may use",
        ),
        pytest.param(
            (SourceFile("app.py"), SourceFile("tts.py", taken=(LACKS,))),
            (healthy_facts.launch("gunicorn", "tts:app"),),
            "tts.py",
            id="in the file that gunicorn serves",
        ),
        pytest.param(
            (SourceFile("app.py"), SourceFile("tts.py", taken=(LACKS,))),
            (healthy_facts.launch("/srv/tts/.venv/bin/python", "-u", "tts.py"),),
            "tts.py",
            id="in the script that is run",
        ),
    ],
)
def test_speaks(files, launches, place):
    evidence = found(*files, launches=healthy_facts.launches(*launches))[0]
    assert evidence.facts["file"] == place
    assert "transformers" in evidence.about
    assert evidence.facts["package"] == "transformers 4.35.2"


def test_the_fix_is_an_existing_name():
    [evidence] = found(SourceFile("app.py", taken=(LACKS,)))
    assert "from transformers import AutoModelForTextToWaveform at app.py:3" in evidence.facts["fix"].of("en")
    other = Taken("scipy.signal", "kaiser", 2, lacks=True, offers=("kaiserord",))
    [evidence] = found(SourceFile("app.py", taken=(other,)))
    assert "similar: kaiserord" in evidence.facts["fix"].of("en")
    unlike = Taken("scipy", "zzz", 2, lacks=True)
    [evidence] = found(SourceFile("app.py", taken=(unlike,)))
    assert "Install the version" in evidence.facts["fix"].of("en")


def test_not_verified_if_the_names_were_not_looked_up():
    with pytest.raises(CannotCheck) as silent:
        found(tried=False)
    assert silent.value.kind == "failed"
