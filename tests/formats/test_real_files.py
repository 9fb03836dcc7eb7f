"""The readers on files that the real libraries wrote; see tests/data/README.md."""

from pathlib import Path

import pytest

from indextts_doctor.formats import BrokenFileError
from indextts_doctor.formats.modelfile import look, promised

DATA = Path(__file__).parent.parent / "data"
NAMES = sorted(path.name for path in DATA.iterdir() if promised(path.name) != "other")


def seen(name, *, cut=None, sure=True):
    data = (DATA / name).read_bytes()[:cut]
    path = DATA / name
    if cut is None:
        with path.open("rb") as file:
            return look(file, path.stat().st_size, promised(name), sure=sure)
    import io

    return look(io.BytesIO(data), len(data), promised(name), sure=sure)


@pytest.mark.parametrize("name", NAMES)
def test_whole(name):
    assert seen(name).problem is None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("share", [0.3, 0.6, 0.97])
def test_cut(name, share):
    size = (DATA / name).stat().st_size
    assert seen(name, cut=int(size * share)).problem in ("truncated", "corrupt")


@pytest.mark.parametrize("name", NAMES)
def test_empty(name):
    assert seen(name, cut=0).problem == "empty"


@pytest.mark.parametrize(
    ("name", "kind", "dtype"), [("weights.zip.pth", "torch-zip", "F32"), ("weights.legacy.pth", "torch-legacy", "F32")]
)
def test_state_dictionary(name, kind, dtype):
    result = seen(name)
    assert (result.kind, result.dtype, result.tensor_bytes) == (kind, dtype, 4 * 4 + 4 * 2)
    assert {"gpt.h.0.w", "gpt.h.1.w"} <= set(result.names)
    assert result.checkpoint.code == result.checkpoint.refused == ()


def test_legacy_knows_its_size():
    size = (DATA / "weights.legacy.pth").stat().st_size
    assert seen("weights.legacy.pth", cut=size - 1).expected_size == size


def test_safetensors():
    result = seen("weights.safetensors")
    assert result.names == ("model.layers.0.w", "model.layers.1.w")
    assert (result.tensor_bytes, result.dtype) == (64, "F32")
    size = (DATA / "weights.safetensors").stat().st_size
    assert seen("weights.safetensors", cut=size - 1).expected_size == size


def test_old_habits_are_refused_by_new_torch_but_run_nothing():
    pickled = seen("namespace.pth").checkpoint
    assert pickled.code == ()
    assert pickled.refused == ("argparse.Namespace", "numpy._core.multiarray.scalar", "numpy.dtype")
    assert seen("module.pth").checkpoint.refused == ("torch.nn.modules.linear.Linear",)


def test_onnx_names_the_files_beside_it():
    assert seen("external.onnx").beside == ("external.data",)
    assert seen("add.onnx").beside == ()


def test_the_error_has_a_kind():
    error = BrokenFileError("corrupt", "x" * 1000)
    assert (error.problem, len(error.detail)) == ("corrupt", 300)
