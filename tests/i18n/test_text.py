"""Messages: English in the code, Chinese from the catalogue, arguments filled in."""

import string
import sys
from pathlib import Path

import msgspec
import pytest

from indextts_doctor.i18n import text
from indextts_doctor.i18n.text import LANGUAGES, Text, _, finished

ROOT = Path(__file__).parents[2]


def test_a_message_is_translated():
    assert [_("not installed").of(lang) for lang in LANGUAGES] == ["not installed", "没有安装"]


def test_a_message_without_a_translation_reads_the_same_everywhere():
    assert _("nobody says this").of("zh") == "nobody says this"


def test_without_a_compiled_catalogue_english_is_shown(monkeypatch, tmp_path):
    monkeypatch.setattr(text, "LOCALE", tmp_path)
    text._catalogue.cache_clear()
    try:
        assert _("not installed").of("zh") == "not installed"
    finally:
        text._catalogue.cache_clear()


@pytest.mark.parametrize(
    "template, values, filled",
    [
        pytest.param(
            Text("{a:,} files", "{a:,} 个文件"), {"a": 1234}, Text("1,234 files", "1,234 个文件"), id="a number"
        ),
        pytest.param(Text("{a}", "{a}"), {"a": ["x", "y"]}, Text("x, y", "x、y"), id="a list"),
        pytest.param(Text("{a}!", "{a}！"), {"a": Text("yes", "是")}, Text("yes!", "是！"), id="another text"),
        pytest.param(Text("{a}", "{a}"), {"a": "{b}"}, Text("{b}", "{b}"), id="braces stay"),
    ],
)
def test_filled(template, values, filled):
    assert finished(template.filled(**values)) == filled


@pytest.mark.parametrize(
    "text",
    [
        Text("{a} of {b}", None, {"a": Text("one {c}", None, {"c": 1}), "b": ["x", Text("y")]}),
        Text("{a:,} in {b:.0f} s, {c!r}", None, {"a": 1234, "b": 2.5, "c": "x"}),
        Text.joined([Text("one"), Text("two")]),
        Text("{braces} of a program"),
    ],
    ids=lambda text: text.en,
)
def test_saved_and_read(text):
    assert msgspec.json.decode(msgspec.json.encode(text), type=Text) == text


@pytest.mark.parametrize(
    "template, value",
    [
        pytest.param("{a", 1, id="no template"),
        pytest.param("{b}", 1, id="no value"),
        pytest.param("{a.__class__}", 1, id="an attribute"),
        pytest.param("{a[0]}", "x", id="an item"),
        pytest.param("{a:99999999}", 1, id="a huge width"),
        pytest.param("{a:{a}}", 99999999, id="a width that is a value"),
        pytest.param("{a:.0f}", "x", id="a number that is none"),
        pytest.param("{}", 1, id="no name"),
        pytest.param("{a}", {"en": 5}, id="a text that is none"),
        pytest.param("{a}", [{"en": "{b}", "values": {"c": 1}}], id="a text in a list that cannot be filled"),
    ],
)
def test_a_saved_text_that_cannot_be_filled_is_refused(template, value):
    saved = msgspec.json.encode({"en": template, "values": {"a": value}})
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(saved, type=Text)


def catalogue():
    pytest.importorskip("babel")
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import translations
    finally:
        sys.path.pop(0)
    return translations


def test_nothing_lacks_a_translation():
    translations = catalogue()
    for path in translations.LOCALE.glob("*.po"):
        assert [message.id for message in translations.missing(path)] == []


def test_a_translation_has_the_placeholders_of_its_message():
    translations = catalogue()
    path = translations.LOCALE / "zh.po"
    wrong = [one.id for one in translations.read(path) if one.id and not _names(one.string) <= _names(one.id)]
    assert wrong == []


def _names(template):
    try:
        return {name for _text, name, _spec, _conversion in string.Formatter().parse(template) if name}
    except ValueError:  # a text with a lone brace is never filled
        return set()


def test_a_message_may_go_on_in_an_indented_line():
    assert _("""not
        installed""") == _("not installed")
    assert _("one\ntwo").of("en") == "one\ntwo"


def test_a_template_has_every_message_once(monkeypatch, tmp_path):
    translations = catalogue()
    monkeypatch.setattr(translations, "SOURCE", tmp_path)
    source = 'x = _("one " "message")\ny = _("one message")\nz = _("""one\n        message""")\n'
    (tmp_path / "a.py").write_text(source, encoding="utf-8")
    assert [one.id for one in translations.template() if one.id] == ["one message"]
