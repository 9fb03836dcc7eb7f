"""The words of docs and messages: the terms of the field, and not the dialect that the project once spoke."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted(path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")) if path.name != "CHANGELOG.md")

# What is written instead stands behind each.
BANNED = (
    r"\btell(?:s|ing)?\b|\btold\b",  # shows, reports, is detected
    r"\bcur(?:e|es|ed|ing|able)\b",  # fix
    r"\bpatients?\b",  # deployment
    r"\bfor want of\b",  # because ... is missing
    r"\bat hand\b",  # available
    r"\b(?:is|be|are|was|were) had\b",  # is available
    r"\bjudg(?:e|es|ed|ing|ements?)\b",  # check, report
    r"\btak(?:e|es|en|ing) (?:it |them )?back\b",  # undo, roll back
    r"\banew\b|\bonce more\b",  # again
    r"\bof another kind\b",  # of a different type
    r"\b(?:somebody|someone) else's\b|\bstrangers?\b",  # owned by another user
    r"\b(?:who|it|that) speaks\b|\bspoke\b|\blet it speak\b",  # speech engine, speech test
    r"\bin vain\b|\bat fault\b|\bput in place\b",
)
DIALECT = re.compile("|".join(BANNED), re.IGNORECASE)
DIALECT_ZH = re.compile(r"说话|出声|连带|配置类型")  # 语音合成测试, 由此引起, 部署类型


def messages():
    """Return every message with its translation."""
    pytest.importorskip("babel")
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import translations
    finally:
        sys.path.pop(0)
    return [one for one in translations.read(translations.LOCALE / "zh.po") if one.id]


def test_messages():
    texts = (re.sub(r"\{[^}]*\}", "", str(one.id)) for one in messages())
    assert [text for text in texts if DIALECT.search(text)] == []


def test_translations():
    assert [one.string for one in messages() if DIALECT_ZH.search(str(one.string))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages(page):
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [found[0] for found in DIALECT.finditer(text)] == []
    assert DIALECT_ZH.search(text) is None


@pytest.mark.parametrize("words", ["scipy.fft tells of a trouble", "It is cured.", "taken back", "the one who speaks"])
def test_the_dialect_is_seen(words):
    assert DIALECT.search(words)


def test_no_chinese_stands_in_the_source():
    ideograph = re.compile("[\u4e00-\u9fff]")
    data = {"kantts.py", "sentence.py", "width.py"}  # what is synthesized, and units that are not torn from numbers
    found = [
        f"{path.name}:{number}"
        for path in (ROOT / "src").rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if ideograph.search(line) and path.name not in data
    ]
    assert found == []
