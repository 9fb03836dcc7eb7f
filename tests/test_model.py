import pytest

from indextts_doctor.i18n.text import Text


@pytest.mark.parametrize(
    ("template", "values", "lang", "words"),
    [
        pytest.param("{a} is {b}", {"a": "x", "b": 3}, "en", "x is 3", id="plain values"),
        pytest.param("{a}", {"a": ("x", "y")}, "en", "x, y", id="several values"),
        pytest.param("{a}", {"a": ["x", "y"]}, "zh", "x、y", id="several values in Chinese"),
        pytest.param("{a}", {"a": Text(en="crashes", zh="崩溃")}, "zh", "崩溃", id="a value in both languages"),
        pytest.param("{a}", {"a": Text(en="crashes", zh="崩溃")}, "en", "crashes", id="the other language"),
    ],
)
def test_fill(template, values, lang, words):
    assert Text(en=template, zh=template).fill(values, lang) == words


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_a_program_has_said_is_not_filled(lang):
    assert Text(en="it said {name: }}", zh="它说 {name: }}").of(lang).endswith("{name: }}")
