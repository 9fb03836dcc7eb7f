"""Who is asked to speak, and in which language."""

from pathlib import Path

import pytest
from msgspec.structs import replace

import make
from indextts_doctor.config.configuration import SpeechSettings
from indextts_doctor.facts.profile import Route
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import Text
from indextts_doctor.speech import engine, synthesis
from indextts_doctor.target.context import Context


def context(*, served=False, engines=None, **profile):
    return Context(
        target=make.target(engines=engines or {}),
        profile=replace(make.profile(), **profile),
        environment=make.environment(),
        variables={},
        variables_from="this shell",
        service=make.service() if served else None,
    )


@pytest.mark.parametrize(
    ("place", "speech", "names"),
    [
        pytest.param(context(engine="kantts"), SpeechSettings(), ["kantts"], id="the profile's"),
        pytest.param(context(engine=""), SpeechSettings(), [], id="nobody"),
        pytest.param(context(engine="kantts"), SpeechSettings(engine="onnx"), ["onnx"], id="as asked"),
        pytest.param(
            context(engine="kantts", served=True, speak=(Route("/tts"),)),
            SpeechSettings(),
            ["http"],
            id="it runs",
        ),
        pytest.param(
            context(engine="kantts", served=True),
            SpeechSettings(),
            ["kantts"],
            id="it runs, and no route is known",
        ),
        pytest.param(
            context(engine="indextts2", fallback="kantts", engines={"kantts": "/srv/py38/bin/python"}),
            SpeechSettings(),
            ["indextts2", "kantts"],
            id="with a fallback that has an interpreter",
        ),
        pytest.param(
            context(engine="indextts2", fallback="kantts"), SpeechSettings(), ["indextts2"], id="without one"
        ),
        pytest.param(
            context(engine="indextts2"),
            SpeechSettings(fallback="onnx"),
            ["indextts2", "onnx"],
            id="with one that is named",
        ),
    ],
)
def test_who_is_asked(place, speech, names):
    chosen = list(synthesis.chosen(place, speech))
    assert [name for _, name in chosen] == names
    assert [role for role, _ in chosen] == ["main", "fallback"][: len(names)]


def test_an_engine_speaks_in_its_own_interpreter_and_language():
    kantts = engine.Engine("kantts", Text(en="k", zh="k"), lambda _: None, languages=("zh",))
    place = context(engines={"kantts": "/srv/py38/bin/python"})
    wish = synthesis.Wish({"en": "check passed", "zh": "检查通过。"}, "en")
    chosen = synthesis.setting(place, kantts, wish)
    assert (chosen.python, chosen.text) == ("/srv/py38/bin/python", "检查通过。")
    assert chosen.directory == Path(place.target.directory)


@pytest.mark.parametrize(
    ("name", "hint"), [("kant", "did you mean kantts?"), ("zzz", "known: command, "), ("", "known: ")]
)
def test_an_unknown_engine_is_a_users_mistake(name, hint):
    with pytest.raises(UserError, match=f"--engine {name}: no such engine") as raised:
        synthesis.find(name, engine.builtin())
    assert hint in str(raised.value)


def test_a_profile_without_an_engine_is_not_asked_to_speak():
    speech = synthesis.speak(context(engine=""), synthesis.Wish({"en": "check passed"}), {}, lambda *_: None)
    [why] = speech.untried.values()
    assert (speech.attempts, why.kind) == ((), "inapplicable")
