"""The demonstration in the READMEs is what the present texts say of the runs that were kept."""

import html
import re

import pytest

make_demo = pytest.importorskip("make_demo")


@pytest.mark.parametrize("lang", make_demo.READMES)
def test_the_transcript_is_current(lang):
    """Otherwise: python scripts/make_demo.py --write."""
    text = make_demo.READMES[lang].read_text(encoding="utf-8")
    assert make_demo.written(text, lang) == text


def test_the_picture_is_current():
    shown = make_demo.SVG.read_text(encoding="utf-8")
    assert words(shown) == words(make_demo.svg())


def test_it_ends_well():
    *_, (_, examined), (_, fixed), (_, again) = make_demo.steps("en")
    assert "✗ PKG011" in examined
    assert "Fixed." in fixed
    assert "speech test passed" in again
    assert "✗" not in fixed + again


def words(svg):
    """Return what a picture shows; another release of rich draws it otherwise."""
    return "".join("".join(html.unescape(text).split()) for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg))
