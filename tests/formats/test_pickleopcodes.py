"""Pickles are read as opcodes; what they would run is named, and never run."""

import contextlib
import io
import os
import pickle
import pickletools
import struct

import pytest
from hypothesis import strategies

from examples import held_for
from indextts_doctor.formats import BrokenFileError, pickleopcodes
from indextts_doctor.formats.pickleopcodes import COMPUTED, Contents


def contents(data, limit=pickleopcodes.MAX_BYTES):
    found = Contents()
    pickleopcodes.read(io.BytesIO(data), found, limit)
    return found


def names(data):
    return list(contents(data).globals)


class Bomb:
    """Touches a file when it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (self.path,)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_bomb_is_named_and_does_not_go_off(tmp_path, protocol):
    target = tmp_path / "touched"
    data = pickle.dumps({"weights": [1.0], "x": Bomb(str(target))}, protocol=protocol)
    assert names(data) == [f"{os.mkdir.__module__}.mkdir"]
    assert not target.exists()
    pickle.loads(data)
    assert target.exists(), "the test's own bomb must work"


def short(text):
    return b"\x8c" + bytes([len(text)]) + text.encode()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(b"cos\nsystem\n.", ["os.system"], id="GLOBAL"),
        pytest.param(b"(S'ls'\nios\nsystem\n.", ["os.system"], id="INST"),
        pytest.param(short("os") + short("system") + b"\x93.", ["os.system"], id="STACK_GLOBAL"),
        pytest.param(
            short("os") + b"\x940" + short("system") + b"\x940h\x00h\x01\x93.", ["os.system"], id="through the memo"
        ),
        pytest.param(
            short("os") + b"q\x050" + b"h\x05" + short("system") + b"\x93.", ["os.system"], id="BINPUT, BINGET"
        ),
        pytest.param(short("os") + b"p7\n0" + b"g7\n" + short("system") + b"\x93.", ["os.system"], id="PUT, GET"),
        pytest.param(
            short("os") + short("decoy") + b"0" + short("system") + b"\x93.", ["os.system"], id="a decoy is popped"
        ),
        pytest.param(
            short("os") + b"(" + short("decoy") + b"1" + short("system") + b"\x93.", ["os.system"], id="POP_MARK"
        ),
        pytest.param(short("os") + b"2\x93.", ["os.os"], id="DUP"),
        pytest.param(b"X\x02\x00\x00\x00osV" + b"system\n\x93.", ["os.system"], id="other strings"),
        pytest.param(short("os") + b"N\x93.", [COMPUTED], id="no string"),
        pytest.param(b"\x82\x07.", ["copyreg.extension 7"], id="EXT1"),
    ],
)
def test_names_as_the_unpickler_sees_them(data, found):
    assert names(data) == found


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(b"", "truncated", id="nothing"),
        pytest.param(b"\x80\x02", "truncated", id="no STOP"),
        pytest.param(b"X\xff\xff\xff\x7fabc", "truncated", id="a string of 2 GiB that is not there"),
        pytest.param(b"\x8d" + struct.pack("<Q", 2**63) + b"abc", "truncated", id="one of 2**63 bytes"),
        pytest.param(b"cos\n", "truncated", id="half a name"),
        pytest.param(b"\xff.", "corrupt", id="no opcode"),
        pytest.param(b"0.", "corrupt", id="an empty stack"),
        pytest.param(b"t.", "corrupt", id="no mark"),
        pytest.param(b"\x94.", "corrupt", id="memo of nothing"),
        pytest.param(b"I" + b"1" * 100_000 + b"\n.", "corrupt", id="an endless line"),
    ],
)
def test_broken(data, problem):
    with pytest.raises(BrokenFileError) as caught:
        contents(data)
    assert caught.value.problem == problem


def test_bounded_by_bytes():
    found = contents(b"]" + b"\x94" * 1000 + b".", limit=100)
    assert found.capped


def test_bounded_by_opcodes(monkeypatch):
    monkeypatch.setattr(pickleopcodes, "MAX_OPCODES", 50)
    assert contents(b"]" * 1000 + b".").capped


def test_bounded_by_what_is_kept(monkeypatch):
    monkeypatch.setattr(pickleopcodes, "MAX_STACK", 50)
    assert contents(b"N" * 1000 + b".").capped
    assert contents(b"N" + b"\x94" * 1000 + b".").capped


def test_deep_nesting_is_no_recursion():
    found = contents(b"N" + b"\x85" * 200_000 + b".")
    assert found.opcodes == 200_002


def test_long_strings_are_passed_over():
    assert contents(b"B" + struct.pack("<I", 5000) + b"x" * 5000 + b".").strings == []


plain = strategies.recursive(
    strategies.none() | strategies.integers() | strategies.text() | strategies.binary() | strategies.floats(),
    lambda inner: strategies.lists(inner) | strategies.dictionaries(strategies.text(), inner),
    max_leaves=20,
)


@held_for(plain, strategies.integers(0, pickle.HIGHEST_PROTOCOL))
def test_every_honest_pickle_is_read_to_its_end(value, protocol):
    data = pickle.dumps(value, protocol=protocol)
    found = Contents()
    assert pickleopcodes.read(io.BytesIO(data), found) == len(data)
    assert set(found.globals) <= {"_codecs.encode", "__builtin__.bytes", "builtins.bytes"}


@held_for(
    strategies.lists(
        strategies.sampled_from([op.code.encode("latin-1") for op in pickletools.opcodes])
        | strategies.binary(max_size=5)
    )
)
def test_any_bytes_are_a_result_or_the_error(parts):
    with contextlib.suppress(BrokenFileError):
        contents(b"".join(parts))
