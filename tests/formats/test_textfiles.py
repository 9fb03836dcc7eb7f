import io
import time

import pytest

from indextts_doctor.formats import BrokenFileError, textfiles


def read_json(data):
    return textfiles.read_json(io.BytesIO(data), len(data))


def read_yaml(data):
    return textfiles.read_yaml(io.BytesIO(data), len(data))


@pytest.mark.parametrize(
    ("data", "content"),
    [
        pytest.param(b'{"a": [1, null]}\n', {"a": [1, None]}, id="plain"),
        pytest.param(b"[Infinity]", [float("inf")], id="Infinity, which configurations of transformers hold"),
        pytest.param(b'{"a": "' + b"x" * textfiles.SMALL + b'"}', None, id="too large to be kept"),
        pytest.param(b'{"a": Infinity, "b": "' + b"x" * textfiles.SMALL + b'"}', None, id="large, with Infinity"),
    ],
)
def test_json(data, content):
    assert read_json(data) == content


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(b'{"a": 1', "truncated", id="cut"),
        pytest.param(b'{"a": 1,}', "corrupt", id="a comma too many"),
        pytest.param(b'\xef\xbb\xbf{"a": 1}', "corrupt", id="a byte order mark, which transformers refuses"),
        pytest.param(b'{"a": "\xd6\xd0"}', "corrupt", id="GBK"),
        pytest.param(b"[" * 50_000 + b"]" * 50_000, "corrupt", id="nested too deep"),
        pytest.param(b"[" * textfiles.SMALL + b"]" * textfiles.SMALL, "corrupt", id="large and nested too deep"),
        pytest.param(b'{"a": "' + b"x" * textfiles.SMALL, "truncated", id="large and cut"),
    ],
)
def test_broken_json(data, problem):
    with pytest.raises(BrokenFileError) as caught:
        read_json(data)
    assert caught.value.problem == problem


def test_yaml():
    assert read_yaml(b"gpt:\n  layers: 24\nversion: 2.0\n") == {"gpt": {"layers": 24}, "version": 2.0}


def test_tags_are_read_as_what_is_under_them(tmp_path):
    target = tmp_path / "touched"
    data = f"a: !!python/object/apply:os.mkdir ['{target}']\nb: !!python/tuple [1, 2]\nc: !mine {{x: 1}}\n".encode()
    assert read_yaml(data) == {"a": [str(target)], "b": [1, 2], "c": {"x": 1}}
    assert not target.exists()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"a: [1, 2\nb: 3\n", id="a bracket is open"),
        pytest.param(b"\ta: 1\n", id="a tab"),
        pytest.param(b"[" * 5_000, id="nested without end"),
        pytest.param(b"a: 1" + b"0" * 5_000, id="a number of 5000 digits"),
        pytest.param(b"\xff\xfe\x00", id="no text"),
    ],
)
def test_broken_yaml(data):
    with pytest.raises(BrokenFileError):
        read_yaml(data)


def test_large_yaml_is_not_read():
    assert read_yaml(b"a: 1\n" * 100_000) is None


def test_a_bomb_of_aliases_stays_small():
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30))
    content = read_yaml(("l0: &l0 [lol]\n" + levels).encode())
    assert len(list(textfiles.strings(content))) == 1


def test_a_bomb_of_merged_keys_is_refused():
    """PyYAML 6.0.4 defuses it by itself: it merges a key once."""
    levels = "".join(f"l{n}: &l{n}\n  <<: [{', '.join([f'*l{n - 1}'] * 9)}]\n  k{n}: 1\n" for n in range(1, 12))
    started = time.monotonic()
    try:
        content = read_yaml(("l0: &l0 {a: 1}\n" + levels).encode())
    except BrokenFileError as error:
        assert "merged" in str(error)  # noqa: PT017 - it need not be raised
    else:
        assert len(content["l11"]) == 12
    assert time.monotonic() - started < 5


def test_strings_of_a_loop_end():
    loop = {"a": "x"}
    loop["self"] = loop
    assert list(textfiles.strings(loop)) == [("a", "x")]


def test_keys_are_dotted():
    assert list(textfiles.strings({"a": {"b": ["x"]}})) == [("a.b.0", "x")]


RANKS = b"".join(b"YQ== %d\n" % n for n in range(100))


@pytest.mark.parametrize("data", [RANKS, RANKS[:-1]], ids=["complete", "no last newline"])
def test_tiktoken(data):
    textfiles.check_tiktoken(io.BytesIO(data), len(data))


@pytest.mark.parametrize(
    ("data", "problem"), [(RANKS[:-4], "truncated"), (b"hello, world\n", "corrupt")], ids=["cut", "something else"]
)
def test_broken_tiktoken(data, problem):
    with pytest.raises(BrokenFileError) as caught:
        textfiles.check_tiktoken(io.BytesIO(data), len(data))
    assert caught.value.problem == problem


def test_brackets_without_end():
    began = time.process_time()
    with pytest.raises(BrokenFileError, match="nested too deeply"):
        read_yaml(b"[" * 100_000)
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("value", ("!!int ''", "!!float ''", "!!bool x", "!!timestamp x", "!!omap x", "!!set [[]]"))
def test_a_tag_that_does_not_fit_its_value(value):
    with pytest.raises(BrokenFileError, match="not valid YAML"):
        read_yaml(f"a: {value}\n".encode())
