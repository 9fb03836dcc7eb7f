"""Checkpoints of torch, written by hand: healthy, spoilt and hostile."""

import io
import pickle
import struct
import zipfile

import pytest

from indextts_doctor.formats import BrokenFileError, checkpoint
from model_files import torch_zip

LEGACY_MAGIC = 0x1950A86A20F9469CFC6C


def zipped(**records):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in records.items():
            file.writestr("archive/" + name.replace("__", "/").replace("_pkl", ".pkl"), data)
    return out.getvalue()


def storage(key="0", location="cpu", kind="FloatStorage", count=4):
    """Opcodes of one persistent id."""
    text = "".join(f"V{value}\n" for value in ("storage",))
    return b"(" + text.encode() + f"ctorch\n{kind}\nV{key}\nV{location}\nI{count}\n".encode() + b"tQ"


def legacy(body, data=b""):
    parts = [pickle.dumps(LEGACY_MAGIC, 2), pickle.dumps(1001, 2), pickle.dumps({"little_endian": True}, 2)]
    return b"".join(parts) + b"\x80\x02" + body + b"." + pickle.dumps(["0"], 2) + data


def read_zip(data):
    return checkpoint.read_zip(io.BytesIO(data), len(data))


def read_legacy(data):
    return checkpoint.read_legacy(io.BytesIO(data), len(data))


def test_zip():
    seen = read_zip(torch_zip("a", "b"))
    assert (seen.kind, seen.tensor_bytes, seen.dtype, seen.cuda, seen.code) == ("torch-zip", 8192, "F32", False, ())


def test_saved_from_a_gpu():
    data = zipped(data_pkl=b"\x80\x02" + storage(location="cuda:0") + b".", data__0=b"x" * 16)
    assert read_zip(data).cuda
    assert read_legacy(legacy(storage(location="cuda:1"), b"x" * 24)).cuda


def test_the_names_of_a_script_module_are_ignored():
    data = zipped(data_pkl=b"c__torch__\nNet\n.", constants_pkl=b"N.", code__net=b"")
    assert read_zip(data).kind == "torchscript"
    assert read_zip(data).code == ()


def test_another_archive():
    assert read_zip(zipped(resource__lexicon=b"x")).kind == "zip"


@pytest.mark.parametrize(
    ("data", "detail"),
    [
        pytest.param(zipped(data_pkl=storage() + b"."), "data/0 is missing", id="a record is missing"),
        pytest.param(zipped(data_pkl=storage() + b".", data__0=b"x"), "cut to 1 of 16 bytes", id="a record is short"),
        pytest.param(zipped(data_pkl=b"\xff"), "no pickle opcode", id="the pickle is invalid"),
    ],
)
def test_corrupt_zip(data, detail):
    with pytest.raises(BrokenFileError, match=detail) as caught:
        read_zip(data)
    assert caught.value.problem == "corrupt"


def test_cut_zip():
    with pytest.raises(BrokenFileError, match="end of the archive") as caught:
        read_zip(torch_zip("a")[:-100])
    assert caught.value.problem == "truncated"


def test_a_directory_of_gigabytes_is_not_read():
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 2**31, 0, 0)
    with pytest.raises(BrokenFileError):
        read_zip(b"PK\x03\x04" + b"\0" * 100 + end)


@pytest.mark.slow
def test_a_bomb_of_compressed_opcodes_is_bounded():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("archive/data.pkl", b"N0" * 9 * 2**20)
    assert read_zip(out.getvalue()).capped


def test_legacy():
    seen = read_legacy(legacy(storage(), b"\0" * 24))
    assert (seen.kind, seen.tensor_bytes, seen.dtype) == ("torch-legacy", 16, "F32")


def test_legacy_cut():
    whole = legacy(storage(), b"\0" * 24)
    with pytest.raises(BrokenFileError) as caught:
        read_legacy(whole[:-5])
    assert (caught.value.problem, caught.value.expected_size) == ("truncated", len(whole))


def test_storages_of_unknown_types_are_not_measured():
    assert read_legacy(legacy(storage(kind="NewStorage"))).tensor_bytes == 0


def test_a_name_that_reaches_the_system():
    seen = read_zip(zipped(data_pkl=b"\x80\x02cos\nsystem\ncmine\nNet\n."))
    assert (seen.code, seen.unsafe) == (("os.system", "mine.Net"), ("os.system",))


def test_invalid_offsets(tmp_path):
    """Of a real file: there the operating system refuses what a file in memory does not."""
    data = bytearray(torch_zip("a"))
    entry = data.index(b"PK\1\2")
    data[entry + 42 : entry + 46] = b"\xff\xff\xff\xf0"  # position of the record
    data[-6:-2] = (0xFFFFFFFE).to_bytes(4, "little")  # position of the directory
    (tmp_path / "x.pth").write_bytes(data)
    with (
        (tmp_path / "x.pth").open("rb") as file,
        pytest.raises(BrokenFileError, match=r"make sense|end of the archive"),
    ):
        checkpoint.read_zip(file, len(data))


@pytest.mark.parametrize("method", (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
def test_a_pickle_is_unpacked_only_as_torch_does_it(method):
    """LZMA takes as much memory as its header asks for."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        file.writestr("archive/data.pkl", pickle.dumps({}))
    with pytest.raises(BrokenFileError, match="compressed"):
        checkpoint.read_zip(out, len(out.getvalue()))
