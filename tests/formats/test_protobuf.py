import io

import pytest

from indextts_doctor.formats import BrokenFileError, TooLargeError, protobuf
from model_files import sentencepiece


def onnx(data):
    return protobuf.read_onnx(io.BytesIO(data), len(data))


def pieces(data):
    return protobuf.read_sentencepiece(io.BytesIO(data), len(data))


def field(number, data):
    return bytes([number << 3 | 2, len(data)]) + data


OPSET = field(8, b"\x10\x0d")
MODEL = b"\x08\x08" + field(7, field(2, b"g")) + OPSET


def test_onnx():
    seen = onnx(MODEL)
    assert (seen.ir_version, seen.opset, seen.external) == (8, 13, ())


def test_operators_of_another_domain_are_not_the_opset():
    assert onnx(MODEL + field(8, field(1, b"ai.onnx.ml") + b"\x10\x63")).opset == 13


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(MODEL[:-1], "truncated", id="cut in a field"),
        pytest.param(b"\x08\x88", "truncated", id="cut in a number"),
        pytest.param(b"\x08\x08", "corrupt", id="no graph"),
        pytest.param(field(7, b""), "corrupt", id="no version"),
        pytest.param(b"\x0b\x0c", "corrupt", id="groups"),
        pytest.param(b"\x00\x00", "corrupt", id="field 0"),
        pytest.param(b"\x08" + b"\xff" * 20, "corrupt", id="a number without end"),
    ],
)
def test_broken_onnx(data, problem):
    with pytest.raises(BrokenFileError) as caught:
        onnx(data)
    assert caught.value.problem == problem


def test_sentencepiece():
    assert pieces(sentencepiece("▁你", "好")) == 5


@pytest.mark.parametrize(
    ("data", "detail"),
    [
        pytest.param(field(1, field(1, b"a")), "unk is not defined", id="no unknown piece"),
        pytest.param(field(2, b""), "no pieces", id="no pieces"),
    ],
)
def test_broken_sentencepiece(data, detail):
    with pytest.raises(BrokenFileError, match=detail):
        pieces(data)


@pytest.mark.parametrize("depth", (0, 1))
def test_fields_are_counted_over_the_whole_file(monkeypatch, depth):
    """A graph of many tensors of many fields: each is below the limit, all of them are not."""
    monkeypatch.setattr(protobuf, "_MAX_FIELDS", 50)
    inner = b"\x08\x01" * 20
    data = MODEL + (inner * 4 if depth == 0 else field(7, field(5, inner) * 2) * 2)
    with pytest.raises(TooLargeError):
        onnx(data)
