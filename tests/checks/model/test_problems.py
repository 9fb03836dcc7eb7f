import pytest
from msgspec.structs import replace

import healthy_facts
from indextts_doctor.checks.model.problems import again, is_published, of, path, permission, severity, words
from indextts_doctor.facts.modelfolder import Access, ModelFile
from indextts_doctor.facts.profile import ModelLayout
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@pytest.mark.parametrize(
    ("detail", "en", "zh"),
    [
        ("it begins with 'Entry not found'", "the file begins with 'Entry not found'", "文件开头是 'Entry not found'"),
        ("it begins with {a}", "the file begins with {a}", "文件开头是 {a}"),
        (
            "its tensors are in a.data, which is missing",
            "the file with its tensors is missing: a.data",
            "张量所在的文件缺失：a.data",
        ),
        (
            "5 of 9 bytes, from byte 4 on, are zero",
            "5 of 9 bytes are zero, from byte 4 on",
            "共 9 字节，从第 4 字节起有 5 字节为零",
        ),
        ("the file ends within its header", "the file ends within its header", "文件在文件头处就结束了"),
        ("not valid JSON: Expecting value", "not valid JSON: Expecting value", "不是有效的 JSON：Expecting value"),
        ("the header is not JSON: x", "the header is not JSON: x", "文件头不是 JSON：x"),
        ("something new", "something new", "something new"),
    ],
)
def test_words(detail, en, zh):
    assert words(detail) == Text(en=en, zh=zh)


def test_what_stops_the_engine_comes_first():
    files = [
        ModelFile(path="b.txt", size=1, kind="other", problem="empty"),
        ModelFile(path="a.json", size=1, kind="json", problem="empty"),
        ModelFile(path="c.pth", size=1, kind="torch-zip", problem="empty", required=True),
        ModelFile(path="d.pth", size=1, kind="torch-zip"),
    ]
    found = list(of(healthy_facts.model(files=tuple(files)), "empty"))
    assert [file.path for file in found] == ["c.pth", "a.json", "b.txt"]
    assert [severity(file) for file in found] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]


@pytest.mark.parametrize(("given", "shown"), [("checkpoints", "checkpoints/a"), (".", "a"), ("", "a")])
def test_paths_as_the_deployment_writes_them(given, shown):
    assert path(healthy_facts.model(given=given), "a") == shown


def test_a_name_for_a_shell_is_quoted():
    access = Access("tts", read=False, write=False, blocked_by="/a; b", lacks="x", applies="o")
    assert "`chmod o+x '/a; b'`" in permission(access).of("en")


def test_many_files_are_downloaded_by_one_command():
    layout = ModelLayout(folder="checkpoints", repo="owner/name")
    profile, model = healthy_facts.profile(model=layout), healthy_facts.model(path="/srv/m")
    assert "`hf download owner/name a b --local-dir /srv/m`" in again(model, profile, "a", "b").of("en")
    tagged = healthy_facts.profile(model=replace(layout, revision="v1"))
    assert "`hf download owner/name a --revision v1 --local-dir /srv/m`" in again(model, tagged, "a").of("en")
    many = again(model, profile, *(str(number) for number in range(20)))
    assert "`hf download owner/name --local-dir /srv/m`" in many.of("en")


LAYOUT = ModelLayout(folder="checkpoints", repo="owner/name", variants={"2.0": "a.pth", "2.5": "b.pth"})


@pytest.mark.parametrize(
    ("changes", "versions", "name", "expected"),
    [
        pytest.param({}, {"files": "2.0"}, "gpt.pth", True, id="the version that the repository holds"),
        pytest.param({}, {}, "gpt.pth", True, id="the version is unknown"),
        pytest.param({}, {"files": "2.5"}, "gpt.pth", False, id="another version"),
        pytest.param({}, {"files": "2.0+2.5"}, "gpt.pth", False, id="two versions"),
        pytest.param({}, {}, "hf_cache/bigvgan.pt", False, id="from another repository"),
        pytest.param({"repo": ""}, {}, "gpt.pth", False, id="no repository is known"),
        pytest.param({"repo_is_given": True}, {"files": "2.5"}, "gpt.pth", True, id="set in the configuration"),
    ],
)
def test_what_the_repository_holds(changes, versions, name, expected):
    profile = healthy_facts.profile(model=replace(LAYOUT, **changes))
    assert is_published(healthy_facts.model(versions=versions), profile, name) is expected


def test_nothing_is_published_for_a_profile_without_a_model():
    assert not is_published(healthy_facts.model(), healthy_facts.profile(), "gpt.pth")
