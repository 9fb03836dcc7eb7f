"""What a file is whatever its name, zeros in place of numbers, and any bytes under any name."""

import functools
import io
import random
import time

import hypothesis
import pytest
from hypothesis import strategies

from indextts_doctor.formats.filetype import sniff, zeros
from indextts_doctor.formats.modelfile import SUFFIXES, look, promised
from model_files import safetensors, sentencepiece, torch_zip

POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"a" * 64 + b"\nsize 3456789012\n"
MIB = 2**20


def seen(data, kind, *, sure=True, deep=False):
    return look(io.BytesIO(data), len(data), kind, sure=sure, deep=deep)


@pytest.mark.parametrize("kind", sorted({*SUFFIXES.values(), "other"}))
def test_pointer_whatever_the_name(kind):
    result = seen(POINTER, kind)
    assert (result.problem, result.expected_size) == ("lfs-pointer", 3456789012)
    assert result.expected_sha256 == "a" * 64


@pytest.mark.parametrize(
    ("pointer", "size", "digest"),
    [
        pytest.param(POINTER.replace(b"oid", b"old"), 3456789012, None, id="no digest"),
        pytest.param(POINTER.replace(b"aaa", b"zzz"), 3456789012, None, id="no hexadecimal digits"),
        pytest.param(POINTER[:60], None, None, id="cut"),
        pytest.param(POINTER.replace(b"\n", b"\r\n"), 3456789012, "a" * 64, id="ends of line of Windows"),
    ],
)
def test_pointer_that_lacks_something(pointer, size, digest):
    found = sniff(pointer, len(pointer))
    assert (found.expected_size, found.expected_sha256) == (size, digest)


@pytest.mark.parametrize(
    "page",
    [
        b"<!DOCTYPE html>\n<html><head><title> Sign in \xe2\x80\x94 Hub </title>",
        b"\xef\xbb\xbf \n<HTML lang=en><title>Sign in \xe2\x80\x94 Hub</title>",
        b"<!-- saved -->\n<!doctype HTML><title>Sign in \xe2\x80\x94 Hub</title>",
    ],
)
def test_page(page):
    result = seen(page, "torch")
    assert (result.problem, result.detail) == ("html", "Sign in — Hub")
    assert seen(page, "other").problem is None


@pytest.mark.timeout(20)
def test_a_title_without_end():
    began = time.process_time()
    assert seen(b"<html><title>" + b" " * 4000, "torch").problem == "html"
    assert time.process_time() - began < 0.5


def test_empty():
    assert seen(b"", "torch").problem == "empty"


def test_a_text_in_place_of_weights_says_how_it_begins():
    assert seen(b"Entry not found", "torch").detail == "it begins with 'Entry not found'"
    assert seen(b"Entry not found", "torch", sure=False).kind == "other"


def test_a_pointer_of_another_version_has_no_size():
    assert sniff(b"version https://git-lfs.github.com/spec/v9\n", 40).expected_size is None


@functools.cache
def some():
    return random.Random(0).randbytes(MIB)


def numbers(count):
    """Return bytes that are no zeros: the same megabyte over and over, since making more takes long."""
    return (some() * (count // MIB + 1))[:count]


@pytest.mark.parametrize("deep", [False, True], ids=["sampled", "complete"])
@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(b"\0" * 100, True, id="tiny and zero"),
        pytest.param(b"\0" * 8 * MIB, True, id="all zero"),
        pytest.param(b"head" * 1000 + b"\0" * 8 * MIB, True, id="all but the header"),
        pytest.param(numbers(8 * MIB), False, id="numbers"),
        pytest.param(numbers(24 * MIB) + b"\0" * 24 * MIB, True, id="a zero half"),
        pytest.param(numbers(24 * MIB) + b"\0" * 24 * MIB + numbers(4096), True, id="a hole"),
        pytest.param(numbers(4 * MIB) + b"\0" * MIB, False, id="some zeros at the end"),
        pytest.param(b"x" + b"\0" * 50, False, id="tiny"),
    ],
)
def test_zeros(data, found, deep):
    assert (zeros(io.BytesIO(data), len(data), deep=deep) is not None) == found


def test_only_the_whole_file_shows_a_smaller_hole():
    data = numbers(150 * MIB) + b"\0" * 17 * MIB
    assert zeros(io.BytesIO(data), len(data)) is None
    assert zeros(io.BytesIO(data), len(data), deep=True).length == 17 * MIB


def test_zeros_are_told_from_a_format_that_is_not_known():
    assert seen(bytes(5000), "torch", sure=False).problem == "zero-filled"
    assert seen(bytes(5000), "torch").problem == "zero-filled"
    assert seen(bytes(4096) + numbers(5000), "torch", sure=False).kind == "other"


def test_zero_filled_weights():
    whole = safetensors(*(f"t{n}" for n in range(64)))
    spoilt = whole[:4096] + b"\0" * (len(whole) - 4096)
    assert seen(whole, "safetensors").problem is None
    assert seen(spoilt, "safetensors").problem == "zero-filled"


def test_a_zip_of_zeros_that_were_saved_is_healthy_and_one_that_was_spoilt_is_not():
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("archive/data.pkl", b"N.")
        file.writestr("archive/data/0", b"\0" * 4 * MIB)
        file.writestr("archive/data/1", b"\1" * 4 * MIB)
    saved = out.getvalue()
    spoilt = saved[:8192] + b"\0" * (6 * MIB) + saved[8192 + 6 * MIB :]
    assert seen(saved, "torch").problem is None
    assert seen(spoilt, "torch").problem == "zero-filled"


@pytest.mark.parametrize(
    ("name", "kind"), [("a.PTH", "torch"), ("x.y.safetensors", "safetensors"), ("README", "other"), ("a.", "other")]
)
def test_names(name, kind):
    assert promised(name) == kind


HEADS = [
    b"", b"PK\x03\x04", b"PK\x05\x06", b"\x80\x02", b"\x80\x04\x95", b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.",
    b"\x10\0\0\0\0\0\0\0{", b"{", b"a: &a [*a]\n", b"\x08\x08:", b"\n", torch_zip("a"), safetensors("a"), sentencepiece(),
]  # fmt: skip


@hypothesis.settings(max_examples=300)
@hypothesis.given(
    strategies.sampled_from(HEADS),
    strategies.binary(max_size=200),
    strategies.sampled_from(sorted({*SUFFIXES.values(), "other"})),
    strategies.booleans(),
    strategies.integers(0, 5000),
)
def test_any_bytes_under_any_name(head, tail, kind, sure, cut):
    data = head[: len(head) - cut] + tail if cut < len(head) else head + tail
    result = seen(data, kind, sure=sure)
    assert result.problem in (None, "lfs-pointer", "html", "empty", "truncated", "zero-filled", "corrupt")
    assert len(result.detail) <= 400
