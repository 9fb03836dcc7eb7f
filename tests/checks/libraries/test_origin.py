import pytest

from indextts_doctor.checks.libraries.origin import origin, problem, whose


@pytest.mark.parametrize(
    ("words", "en", "zh"),
    [
        ("this shell", "this shell", "当前终端"),
        ("service process 123", "service process 123", "服务进程 123 "),
        ("", "this shell", "当前终端"),
    ],
)
def test_whose(words, en, zh):
    assert (whose(words).of("en"), whose(words).of("zh")) == (en, zh)


@pytest.mark.parametrize(
    ("word", "en", "zh"),
    [("system", "from the system", "系统自带"), ("LD_LIBRARY_PATH", "LD_LIBRARY_PATH", "LD_LIBRARY_PATH")],
)
def test_origin(word, en, zh):
    assert (origin(word).of("en"), origin(word).of("zh")) == (en, zh)


@pytest.mark.parametrize(
    ("word", "en", "zh"),
    [
        ("truncated", "the file is truncated", "文件被截断"),
        ("needs libFLAC.so.8", "libFLAC.so.8, which it needs, is missing", "缺少它依赖的 libFLAC.so.8"),
        ("something new", "something new", "something new"),
    ],
)
def test_problem(word, en, zh):
    assert (problem(word).of("en"), problem(word).of("zh")) == (en, zh)
