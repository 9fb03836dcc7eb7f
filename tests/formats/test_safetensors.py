import io
import json
import struct
import tracemalloc

import pytest

from indextts_doctor.formats import BrokenFileError, safetensors
from model_files import safetensors as complete


def packed(header, data=b""):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def tensor(start, stop, dtype="U8", shape=None):
    return {"dtype": dtype, "shape": [stop - start] if shape is None else shape, "data_offsets": [start, stop]}


def read(data):
    return safetensors.read(io.BytesIO(data), len(data))


@pytest.mark.parametrize(
    ("data", "tensor_bytes", "dtype"),
    [
        pytest.param(complete("a", "b"), 8192, "F32", id="two tensors"),
        pytest.param(packed({}), 0, "", id="no tensor"),
        pytest.param(packed({"__metadata__": {"format": "pt"}}), 0, "", id="only metadata"),
        pytest.param(packed({"s": tensor(0, 4, "F32", [])}, b"abcd"), 4, "F32", id="a scalar"),
        pytest.param(packed({"n": tensor(0, 3, "F6_E2M3", [4])}, b"abc"), 3, "F6_E2M3", id="a type of the future"),
        pytest.param(packed({"b": tensor(2, 3), "a": tensor(0, 2)}, b"abc"), 3, "U8", id="in another order"),
    ],
)
def test_complete(data, tensor_bytes, dtype):
    header = read(data)
    assert (header.tensor_bytes, header.dtype) == (tensor_bytes, dtype)


@pytest.mark.parametrize(
    ("data", "problem", "expected"),
    [
        pytest.param(b"abc", "truncated", None, id="shorter than its length"),
        pytest.param(complete("a")[:20], "truncated", None, id="within the header"),
        pytest.param(complete("a")[:-1], "truncated", len(complete("a")), id="within a tensor"),
        pytest.param(complete("a") + b"x", "corrupt", len(complete("a")), id="too long"),
        pytest.param(b"version " + b"https://git-lfs", "corrupt", None, id="a length like a word"),
        pytest.param(packed(b"[]"), "corrupt", None, id="no object"),
        pytest.param(packed(b'{"a":'), "corrupt", None, id="half of JSON"),
        pytest.param(packed(b'{"a":' + b"[" * 100_000), "corrupt", None, id="nested without end"),
        pytest.param(packed({"a": []}), "corrupt", None, id="no description"),
        pytest.param(packed({"a": tensor(0, 2, "F32")}, b"ab"), "corrupt", None, id="shape and bytes disagree"),
        pytest.param(packed({"a": tensor(1, 2)}, b"ab"), "corrupt", None, id="a hole"),
        pytest.param(packed({"a": tensor(0, 2, shape=[-1, -2])}, b"ab"), "corrupt", None, id="negative shape"),
        pytest.param(packed({"a": tensor(0, 1, shape=[2**60] * 3)}, b"a"), "corrupt", None, id="huge shape"),
        pytest.param(
            packed({"a": {"dtype": ["F32"], "shape": [1], "data_offsets": [0, 4]}}, b"abcd"), "corrupt", None, id="type"
        ),
    ],
)
def test_broken(data, problem, expected):
    with pytest.raises(BrokenFileError) as caught:
        read(data)
    assert (caught.value.problem, caught.value.expected_size) == (problem, expected)


def test_a_header_too_long_to_be_read_is_no_problem(tmp_path):
    path = tmp_path / "long.safetensors"
    with path.open("wb") as file:
        file.write(struct.pack("<Q", 9 * 2**20) + b"{")
        file.truncate(8 + 9 * 2**20 + 100)
    with path.open("rb") as file:
        header = safetensors.read(file, path.stat().st_size)
    assert (header.read, header.tensor_bytes) == (False, 100)


@pytest.mark.parametrize("piece", (b"[],", b'{"a":{}},'))
def test_a_header_of_too_many_parts_is_not_read(piece):
    """Each takes 60 bytes and more in memory, and three in the file."""
    header = b'{"a":[' + piece * 800_000 + b"1]}"
    tracemalloc.start()
    found = read(packed(header[: 8 * 2**20]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert not found.read
    assert peak < 30 * 2**20
