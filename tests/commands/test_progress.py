"""What a person sees while the doctor works."""

import re
from pathlib import Path

import pytest

from indextts_doctor import speech
from indextts_doctor.commands import progress
from indextts_doctor.facts import FIELDS

INSIDE = Path(speech.__file__).parent / "scripts"
NOT_EXAMINED = {"target", "profile", "environment", "start", "imports", "service", "speech", "troubles"}


@pytest.mark.parametrize(
    ("lang", "name", "said"),
    [
        ("en", "import torch", "import torch"),
        ("zh", "import torch", "导入 torch"),
        ("zh", "packages", "软件包"),
        ("zh", "vits: decode", "vits：解码"),
        ("zh", "vits: humming", "vits：humming"),
    ],
)
def test_names(lang, name, said):
    line = progress._Line(lang)
    line.told(name, True)
    assert said in line.text()


def test_whatever_is_examined_has_a_chinese_name():
    assert set(progress.ZH) >= set(FIELDS.values()) - NOT_EXAMINED


def test_every_stage_has_a_chinese_name():
    texts = [path.read_text(encoding="utf-8") for path in INSIDE.glob("*.py")]
    stages = {name for text in texts for name in re.findall(r"""\bstage\(["'](\w{2,})""", text)}
    assert len(stages) > 5
    assert stages <= set(progress.ZH)
