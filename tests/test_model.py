import pytest

from indextts_doctor.model import Text


@pytest.mark.parametrize(
    ("template", "values", "lang", "words"),
    [
        pytest.param("{a} is {b}", {"a": "x", "b": 3}, "en", "x is 3", id="plain values"),
        pytest.param("{a}", {"a": ("x", "y")}, "en", "x, y", id="several values"),
        pytest.param("{a}", {"a": ["x", "y"]}, "zh", "x、y", id="several values in Chinese"),
        pytest.param(
            "{a}", {"a": Text(en="crashes", zh="崩溃")}, "zh", "崩溃", id="a value in both languages"
        ),
        pytest.param("{a}", {"a": Text(en="crashes", zh="崩溃")}, "en", "crashes", id="the other language"),
    ],
)
def test_fill(template, values, lang, words):
    assert Text(en=template, zh=template).fill(values, lang) == words
