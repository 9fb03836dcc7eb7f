"""Which engines run, and in which language."""

import pytest
from msgspec.structs import replace

import healthy_facts
from indextts_doctor.config.configuration import SpeechRequest
from indextts_doctor.facts.profile import Route
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import Text
from indextts_doctor.speech import engine, synthesis
from indextts_doctor.target.context import Context


def context(*, served=False, engines=None, speech=None, **profile):
    return Context(
        target=healthy_facts.target(engines=engines or {}),
        profile=replace(healthy_facts.profile(), **profile),
        environment=healthy_facts.environment(),
        variables={},
        variables_from="this shell",
        service=healthy_facts.service() if served else None,
        speech=speech or SpeechRequest(),
    )


@pytest.mark.parametrize(
    ("place", "names"),
    [
        pytest.param(context(engine="kantts"), ["kantts"], id="the profile's"),
        pytest.param(context(engine=""), [], id="none"),
        pytest.param(context(engine="kantts", speech=SpeechRequest(engine="onnx")), ["onnx"], id="as asked"),
        pytest.param(context(engine="kantts", served=True, speak=(Route("/tts"),)), ["http"], id="it runs"),
        pytest.param(context(engine="kantts", served=True), ["kantts"], id="it runs, and no route is known"),
        pytest.param(
            context(engine="indextts2", fallback="kantts", engines={"kantts": "/srv/py38/bin/python"}),
            ["indextts2", "kantts"],
            id="with a fallback that has an interpreter",
        ),
        pytest.param(context(engine="indextts2", fallback="kantts"), ["indextts2"], id="without one"),
        pytest.param(
            context(engine="indextts2", speech=SpeechRequest(fallback="onnx")),
            ["indextts2", "onnx"],
            id="with one that is named",
        ),
    ],
)
def test_which_engines_are_asked(place, names):
    chosen = list(synthesis.chosen(place))
    assert [name for _, name in chosen] == names
    assert [role for role, _ in chosen] == ["main", "fallback"][: len(names)]


@pytest.mark.parametrize(
    ("languages", "asked", "text"),
    [
        pytest.param(("zh",), None, "检查通过。", id="the engine's own"),
        pytest.param(("zh", "en"), None, "check passed", id="the preferred one"),
        pytest.param(("ja",), None, "check passed", id="none of its own"),
        pytest.param(("zh",), "hello", "hello", id="what is asked for"),
    ],
)
def test_an_engine_uses_its_own_language(languages, asked, text):
    kantts = engine.Engine("kantts", Text(en="k", zh="k"), lambda _: None, languages=languages)
    place = context(speech=SpeechRequest(text=asked))
    spoken = synthesis.spoken_by(kantts, place, {"en": "check passed", "zh": "检查通过。"})
    assert spoken.speech.text == text


@pytest.mark.parametrize(
    ("name", "hint"), [("kant", "did you mean kantts?"), ("zzz", "use one of command, "), ("", "use one of ")]
)
def test_an_unknown_engine_is_a_users_mistake(name, hint):
    with pytest.raises(UserError, match=f"--engine {name}: unknown engine") as raised:
        synthesis.find(name, engine.builtin())
    assert hint in str(raised.value)


def test_a_profile_without_an_engine_runs_no_speech_test():
    speech = synthesis.synthesize(context(engine=""), {"en": "check passed"}, {}, lambda *_: None)
    [why] = speech.untried.values()
    assert (speech.attempts, why.kind) == ((), "inapplicable")
