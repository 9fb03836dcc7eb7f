import pytest

from indextts_doctor.formats.pickleglobals import harmless, loads_by_default, sort_out, unsafe


@pytest.mark.parametrize(
    "name",
    [
        "collections.OrderedDict", "collections.defaultdict", "argparse.Namespace", "pathlib.PosixPath",
        "numpy.core.multiarray.scalar", "numpy._core.multiarray._reconstruct", "numpy.ndarray", "numpy.dtype",
        "numpy.float64", "numpy.dtypes.Float64DType", "torch._utils._rebuild_tensor_v2", "torch.FloatStorage",
        "torch.cuda.HalfStorage", "torch.nn.modules.linear.Linear", "torch.nn.parameter.Parameter", "torch.Size",
        "torch.optim.adam.Adam", "torch.float32", "omegaconf.dictconfig.DictConfig", "copy_reg._reconstructor",
        "__builtin__.set", "builtins.int", "datetime.datetime", "typing.Any", "torch.storage.UntypedStorage",
        "fairseq.data.dictionary.Dictionary", "transformers.training_args.TrainingArguments", "_codecs.encode",
    ],
)  # fmt: skip
def test_harmless(name):
    assert harmless(name)
    assert not unsafe(name)


@pytest.mark.parametrize(
    "name",
    [
        "os.system", "posix.system", "nt.system", "subprocess.Popen", "builtins.eval", "__builtin__.exec",
        "builtins.getattr", "builtins.__import__", "builtins.open", "sys.exit", "runpy.run_path", "socket.socket",
        "importlib.import_module", "pty.spawn", "shutil.rmtree", "webbrowser.open", "functools.partial",
        "operator.attrgetter", "torch.hub.load", "torch.load", "torch.os.system", "numpy.testing._private.utils.runstring",
        "collections.abc.sys.modules", "torch.storage._load_from_bytes", "pickle.loads", "copyreg.os.system",
        "torch.nn.modules.linear.Linear.os.system", "(a name that is put together while loading)",
    ],
)  # fmt: skip
def test_unsafe(name):
    assert unsafe(name)


@pytest.mark.parametrize("name", ["my_project.models.Generator", "diffusers.models.UNet", "torch.jit.something"])
def test_foreign_code_is_neither(name):
    assert not harmless(name)
    assert not unsafe(name)


def test_sorted_out():
    found = sort_out(["collections.OrderedDict", "argparse.Namespace", "mine.Net", "os.system"])
    assert found == (("mine.Net", "os.system"), ("os.system",), ("argparse.Namespace", "mine.Net", "os.system"))


def test_what_torch_takes_by_itself_is_harmless():
    for name in (
        "torch.sparse.FloatTensor",
        "torch.cuda.sparse.HalfTensor",
        "torch.bfloat16",
        "torch.per_tensor_affine",
    ):
        assert loads_by_default(name)
        assert harmless(name)
