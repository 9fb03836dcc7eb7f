import pytest

import make
from indextts_doctor.facts.modelfolder import Access, ModelFile
from indextts_doctor.knowledge.modelproblems import of, path, permission, severity, words
from indextts_doctor.model import Severity, Text


@pytest.mark.parametrize(
    ("detail", "zh"),
    [
        ("it begins with 'Entry not found'", "文件开头是 'Entry not found'"),
        ("its tensors are in a.data, which is missing", "张量所在的外部文件缺失： a.data"),
        ("something new", "something new"),
    ],
)
def test_words(detail, zh):
    assert words(detail) == Text(en=detail, zh=zh)


def test_what_stops_the_engine_comes_first():
    files = [
        ModelFile(path="b.txt", size=1, kind="other", problem="empty"),
        ModelFile(path="a.json", size=1, kind="json", problem="empty"),
        ModelFile(path="c.pth", size=1, kind="torch-zip", problem="empty", required=True),
        ModelFile(path="d.pth", size=1, kind="torch-zip"),
    ]
    found = list(of(make.model(files=tuple(files)), "empty"))
    assert [file.path for file in found] == ["c.pth", "a.json", "b.txt"]
    assert [severity(file) for file in found] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]


@pytest.mark.parametrize(("given", "shown"), [("checkpoints", "checkpoints/a"), (".", "a"), ("", "a")])
def test_paths_as_the_deployment_writes_them(given, shown):
    assert path(make.model(given=given), "a") == shown


def test_a_name_for_a_shell_is_quoted():
    access = Access("tts", read=False, write=False, blocked_by="/a; b", lacks="x", applies="o")
    assert "`chmod o+x '/a; b'`" in permission(access).en
