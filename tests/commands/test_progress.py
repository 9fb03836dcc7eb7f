"""What a person sees while the doctor works."""

import re
from pathlib import Path

import pytest

from indextts_doctor import speech
from indextts_doctor.collect import registry
from indextts_doctor.commands import progress
from indextts_doctor.i18n.text import LANGUAGES
from indextts_doctor.speech.stages import NAMES

INSIDE = Path(speech.__file__).parent / "scripts"


@pytest.mark.parametrize(
    ("lang", "name", "said"),
    [
        ("en", "imports torch", "import torch"),
        ("zh", "imports torch", "导入 torch"),
        ("en", "packages", "packages"),
        ("zh", "packages", "软件包"),
        ("zh", "vits: decode", "vits：解码"),
        ("zh", "vits: humming", "vits：humming"),
    ],
)
def test_names(lang, name, said):
    line = progress._Line(lang)
    line.told(name, True)
    assert said in line.text()


@pytest.mark.parametrize("one", [*registry.inside(), *registry.outside()], ids=lambda one: one.name)
def test_whatever_is_collected_has_a_label(one):
    assert all(one.label.of(lang) for lang in LANGUAGES)
    assert registry.label(one.name, "zh") == one.label.of("zh")


def test_every_stage_has_a_chinese_name():
    texts = [path.read_text(encoding="utf-8") for path in INSIDE.glob("*.py")]
    stages = {name for text in texts for name in re.findall(r"""\bstage\(["'](\w{2,})""", text)}
    assert len(stages) > 5
    assert stages <= set(NAMES)
