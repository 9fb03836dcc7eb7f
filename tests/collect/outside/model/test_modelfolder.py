"""The observer on real folders: healthy ones of every layout, and each fault."""

import json
import os
import shutil
import tempfile
import time
import tracemalloc
from pathlib import Path

import pytest
from msgspec.structs import replace

import healthy_facts
from deployment_files import FOLDERS
from indextts_doctor.checks.registry import builtin
from indextts_doctor.collect.outside.model import modelfolder
from indextts_doctor.collect.outside.model.modelwalk import walk
from indextts_doctor.config.profiles import load
from indextts_doctor.facts.profile import ModelLayout, ModelNeed
from indextts_doctor.target.context import Context
from model_files import safetensors, torch_zip

POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"a" * 64 + b"\nsize 3456789012\n"
as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to be checked as another user"
)
WEIGHTS = ModelLayout(
    folder="model",
    files=(ModelNeed("config.json", kind="json"), ModelNeed("model.safetensors", alternatives=("pytorch_model.bin",))),
)


def lay_out(folder, files):
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def observe(directory, layout, **target):
    profile = healthy_facts.profile(model=layout)
    made = healthy_facts.target(**{"directory": str(directory), "model_dir": None, "service_user": None, **target})
    return modelfolder.collect(
        Context(target=made, profile=profile, environment=healthy_facts.environment(), variables={}, variables_from="")
    )


def codes(model, layout, **facts):
    """Codes of the MOD checks that report."""
    given = {
        "ModelFolder": model,
        "Profile": healthy_facts.profile(model=layout),
        "Target": healthy_facts.target(),
        "Host": healthy_facts.host(),
        "Packages": healthy_facts.packages(healthy_facts.package("torch", "2.13.0+cpu")),
        **facts,
    }
    found = []
    for check in builtin():
        if check.code.startswith("MOD"):
            names = [kind if isinstance(kind, str) else kind.__name__ for kind in _kinds(check.function)]
            if list(check.function(*(given[name] for name in names))):
                found.append(check.code)
    return found


def _kinds(function):
    hints = dict(function.__annotations__)
    hints.pop("return", None)
    return list(hints.values())


def problems(model):
    return {file.path: file.problem for file in model.files if file.problem}


@pytest.mark.parametrize(
    ("folder", "profile", "required"),
    [("guide", "indextts-2-llm", 2), ("indextts2", "indextts2", 7), ("sambert", "sambert", 0)],
)
def test_healthy_deployments(tmp_path, folder, profile, required):
    lay_out(tmp_path, FOLDERS[folder])
    layout = load(profile).model
    model = observe(tmp_path, layout)
    assert problems(model) == {}
    assert sum(file.required for file in model.files) == required
    assert any(file.weights for file in model.files)
    assert model.access.read
    assert codes(model, layout) == []


def test_nothing_is_changed_and_it_is_quick(tmp_path):
    lay_out(tmp_path, FOLDERS["indextts2"])
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    observe(tmp_path, load("indextts2").model)
    started = time.perf_counter()
    observe(tmp_path, load("indextts2").model)
    assert time.perf_counter() - started < 0.5
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_pointer_shows_the_file_that_is_meant(tmp_path):
    lay_out(tmp_path / "model", {"model.safetensors": POINTER, "config.json": b"{}"})
    [pointer] = (file for file in observe(tmp_path, WEIGHTS).files if file.problem)
    assert (pointer.expected_size, pointer.expected_sha256) == (3456789012, "a" * 64)


def hub_snapshot(tmp_path):
    blobs, snapshot = tmp_path / "blobs", tmp_path / "model"
    blobs.mkdir()
    snapshot.mkdir()
    for number, (name, data) in enumerate({"config.json": b"{}", "model.safetensors": safetensors("a")}.items()):
        (blobs / f"0a{number}").write_bytes(data)
        (snapshot / name).symlink_to(f"../blobs/0a{number}")


def sharded(tmp_path):
    parts = {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}
    files = {name: safetensors(tensor) for tensor, name in parts.items()}
    files["model.safetensors.index.json"] = json.dumps({"metadata": {}, "weight_map": parts}).encode()
    lay_out(tmp_path / "model", {"config.json": b"{}", **files})


def legacy(tmp_path):
    data = (Path(__file__).parents[3] / "data" / "weights.legacy.pth").read_bytes()
    lay_out(tmp_path / "model", {"config.json": b"{}", "pytorch_model.bin": data})


def other_letters(tmp_path):
    lay_out(
        tmp_path / "model", {"config.json": b"{}", "model.safetensors": safetensors("a"), "声音/说明 一.wav": b"RIFF"}
    )
    Path(os.fsdecode(os.fsencode(tmp_path / "model") + b"/\xb2\xe2.wav")).write_bytes(b"RIFF")


def much_beside_it(tmp_path):
    lay_out(
        tmp_path / "model",
        {
            "config.json": b"{}",
            "model.safetensors": safetensors("a"),
            "pytorch_model.bin": torch_zip("a"),
            "README.md": b"# Model",
            "page.html": b"<!doctype html><title>demo</title>",
            ".git/config": b"",
            ".cache/huggingface/download/config.json.metadata": b"x",
            "runs/events.bin": b"\x01\x02\x03",
            "tsconfig.json": b"{ // comments\n}",
        },
    )
    (tmp_path / "model" / "loop").symlink_to(".")


SHARDED = replace(
    WEIGHTS,
    files=(ModelNeed("config.json"), ModelNeed("model.safetensors", alternatives=("model.safetensors.index.json",))),
)


@pytest.mark.parametrize(
    ("arrange", "layout"),
    [
        pytest.param(hub_snapshot, WEIGHTS, id="a snapshot of the hub, with links"),
        pytest.param(sharded, SHARDED, id="sharded weights"),
        pytest.param(legacy, WEIGHTS, id="weights of before torch 1.6"),
        pytest.param(other_letters, WEIGHTS, id="names in Chinese, and in GBK"),
        pytest.param(much_beside_it, WEIGHTS, id="much beside it"),
    ],
)
def test_healthy_layouts(tmp_path, arrange, layout):
    arrange(tmp_path)
    model = observe(tmp_path, layout)
    assert problems(model) == {}
    assert codes(model, layout) == []
    json.dumps([file.path for file in model.files]).encode("ascii")


def test_the_second_copy_of_the_weights_is_not_counted(tmp_path):
    much_beside_it(tmp_path)
    weights = {file.path for file in observe(tmp_path, WEIGHTS).files if file.weights}
    assert weights == {"model.safetensors"}


def write(name, data):
    def damage(folder):
        (folder / name).write_bytes(data)

    return damage


def cut(name, share=0.5):
    def damage(folder):
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[: int(len(data) * share)])

    return damage


def remove(name):
    def damage(folder):
        (folder / name).unlink()

    return damage


def dangle(folder):
    (folder / "config.yaml").unlink()
    (folder / "config.yaml").symlink_to("../blobs/gone")


def zeros(folder):
    size = (folder / "gpt.pth").stat().st_size
    (folder / "gpt.pth").write_bytes(b"\0" * size)


def change_config(before, after):
    def damage(folder):
        text = (folder / "config.yaml").read_text()
        assert before in text
        (folder / "config.yaml").write_text(text.replace(before, after))

    return damage


def interrupted(folder):
    (folder / "s2mel.pth").rename(folder / "s2mel.pth.incomplete")


SYSTEM = b"\x80\x02cposix\nsystem\nX\x04\x00\x00\x00true\x85R."
PAGE = b"<!DOCTYPE html><html><title>Sign in</title>"


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        pytest.param(write("gpt.pth", POINTER), ["MOD004"], id="weights are a pointer"),
        pytest.param(write("bpe.model", POINTER), ["MOD004"], id="the tokenizer is a pointer"),
        pytest.param(write("config.yaml", POINTER), ["MOD004"], id="the configuration is a pointer"),
        pytest.param(write("qwen0.6bemo4-merge/tokenizer.json", POINTER), ["MOD004"], id="JSON is a pointer"),
        pytest.param(remove("gpt.pth"), ["MOD005"], id="weights are missing"),
        pytest.param(interrupted, ["MOD005", "MOD012"], id="a download was interrupted"),
        pytest.param(write("s2mel.pth", PAGE), ["MOD006"], id="a page"),
        pytest.param(write("feat1.pt", b""), ["MOD007"], id="empty"),
        pytest.param(cut("gpt.pth"), ["MOD008"], id="a zip is cut"),
        pytest.param(cut("hf_cache/semantic_codec_model.safetensors"), ["MOD008"], id="safetensors is cut"),
        pytest.param(write("gpt.pth", torch_zip()), ["MOD008"], id="smaller than it ever is"),
        pytest.param(zeros, ["MOD009"], id="zeros"),
        pytest.param(write("bpe.model", b"Entry not found"), ["MOD010"], id="a text for a tokenizer"),
        pytest.param(write("gpt.pth", b"Entry not found " * 100), ["MOD010"], id="a text for weights"),
        pytest.param(write("config.yaml", b"gpt: [1\nb: 2\n"), ["MOD010"], id="YAML"),
        pytest.param(dangle, ["MOD011"], id="a dangling link"),
        pytest.param(
            change_config("gpt_checkpoint: gpt.pth", "gpt_checkpoint: /cubefs/users/x/gpt.pth"),
            ["MOD013"],
            id="a cluster",
        ),
        pytest.param(write("feat1.pt", SYSTEM), ["MOD014"], id="code that reaches the system"),
        pytest.param(change_config("layers: 2", "layers: 24"), ["MOD017"], id="layers"),
        pytest.param(change_config("version: 2.0", "version: 2.5"), ["MOD017"], id="versions"),
        pytest.param(write("gpt.pth.aria2", b"x"), ["MOD012"], id="aria2 is not done"),
    ],
)
def test_faults(tmp_path, damage, expected):
    lay_out(tmp_path, FOLDERS["indextts2"])
    damage(tmp_path / "checkpoints")
    layout = load("indextts2").model
    model = observe(tmp_path, layout)
    assert codes(model, layout) == expected


@pytest.mark.parametrize("name", ["namespace.pth", "module.pth"])
def test_what_torch_refuses(tmp_path, name):
    lay_out(tmp_path, FOLDERS["indextts2"])
    shutil.copy(Path(__file__).parents[3] / "data" / name, tmp_path / "checkpoints" / "feat1.pt")
    layout = load("indextts2").model
    model = observe(tmp_path, layout)
    assert codes(model, layout) == ["MOD015"]
    assert codes(model, layout, Packages=healthy_facts.packages(healthy_facts.package("torch", "2.5.1"))) == []


def test_a_shard_is_missing(tmp_path):
    sharded(tmp_path)
    (tmp_path / "model" / "model-00002-of-00002.safetensors").unlink()
    [file] = [file for file in observe(tmp_path, SHARDED).files if file.problem]
    assert (file.path, file.problem, file.detail) == (
        "model-00002-of-00002.safetensors",
        "missing",
        "index: model.safetensors.index.json",
    )


def test_tensors_of_onnx_in_a_file_that_is_missing(tmp_path):
    data = Path(__file__).parents[3] / "data"
    (tmp_path / "model").mkdir()
    shutil.copy(data / "external.onnx", tmp_path / "model")
    layout = ModelLayout(folder="model")
    assert problems(observe(tmp_path, layout)) == {"external.onnx": "corrupt"}
    shutil.copy(data / "external.data", tmp_path / "model")
    assert problems(observe(tmp_path, layout)) == {}


def nothing(place):
    pass


def a_file(place):
    place.write_bytes(b"")


def dangling(place):
    place.symlink_to("gone")


@pytest.mark.parametrize(
    ("arrange", "state"),
    [
        pytest.param(nothing, (False, False, False), id="missing"),
        pytest.param(a_file, (True, True, False), id="a file"),
        pytest.param(dangling, (False, False, True), id="dangling"),
    ],
)
def test_no_folder(tmp_path, arrange, state):
    arrange(tmp_path / "model")
    model = observe(tmp_path, WEIGHTS)
    assert (model.exists, model.is_file, model.dangling) == state
    assert codes(model, WEIGHTS) == ["MOD001"]
    assert model.given == "model"


def test_the_nearest_parent_is_named(tmp_path):
    model = observe(tmp_path, replace(WEIGHTS, folder="models/deep/x"))
    assert model.nearest == str(tmp_path)


def test_a_folder_elsewhere_is_given_as_it_is(tmp_path):
    hub_snapshot(tmp_path)
    model = observe(tmp_path / "deployment", WEIGHTS, model_dir=str(tmp_path / "model"))
    assert model.given == str(tmp_path / "model")
    assert model.is_dir


def test_the_folder_of_the_deployment_itself(tmp_path):
    assert observe(tmp_path, ModelLayout(folder=".")).given == "."


@pytest.fixture
def opened():
    """A folder that everybody can enter; pytest closes its own at every start."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(place)


@as_root
def test_checked_as_the_service_not_as_root(opened):
    lay_out(opened, FOLDERS["indextts2"])
    layout = load("indextts2").model
    for path in opened.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    service = {"service_user": "65533:65532"}
    assert codes(observe(opened, layout, **service), layout) == []
    (opened / "checkpoints" / "gpt.pth").chmod(0o600)
    assert codes(observe(opened, layout, **service), layout) == ["MOD003"]
    assert codes(observe(opened, layout), layout) == []
    (opened / "checkpoints").chmod(0o700)
    model = observe(opened, layout, **service)
    assert codes(model, layout) == ["MOD002"]
    assert model.access.blocked_by == str(opened / "checkpoints")


@as_root
def test_a_folder_that_the_engine_makes(opened):
    lay_out(opened, FOLDERS["indextts2"])
    shutil.rmtree(opened / "checkpoints" / "hf_cache")
    layout = load("indextts2").model
    service = {"service_user": "65533:65532"}
    assert codes(observe(opened, layout, **service), layout) == ["MOD018"]
    (opened / "checkpoints" / "hf_cache").mkdir()
    assert codes(observe(opened, layout, **service), layout) == []


def test_an_unknown_user_is_not_checked(tmp_path):
    hub_snapshot(tmp_path)
    model = observe(tmp_path, WEIGHTS, service_user="no-such-user")
    assert model.access is None
    assert codes(model, WEIGHTS) == []


def test_the_walk_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr("indextts_doctor.collect.outside.model.modelwalk.MAX_ENTRIES", 5)
    lay_out(tmp_path, {f"{number}.wav": b"" for number in range(20)})
    found = walk(str(tmp_path))
    assert found.capped
    assert len(found.entries) == 5


def test_what_is_needed_is_found_beyond_the_walk(tmp_path, monkeypatch):
    """Of a folder with more files than are listed nothing is said to be missing that is there."""
    monkeypatch.setattr("indextts_doctor.collect.outside.model.modelwalk.MAX_ENTRIES", 5)
    lay_out(tmp_path, {f"model/a{number}.wav": b"" for number in range(50)})
    index = json.dumps({"weight_map": {"a": "there.safetensors", "b": "gone.safetensors"}}).encode()
    files = {"config.json": b"{", "model.safetensors.index.json": index, "there.safetensors": safetensors("a")}
    lay_out(tmp_path, {f"model/{name}": data for name, data in files.items()})
    needs = (ModelNeed("config.json"), ModelNeed("model.safetensors", alternatives=("model.safetensors.index.json",)))
    model = observe(tmp_path, ModelLayout("model", files=needs))
    assert model.capped
    assert problems(model) == {"config.json": "truncated", "gone.safetensors": "missing"}


def test_environments_are_passed_by(tmp_path):
    lay_out(tmp_path, {".venv/x": b"", "mine/pyvenv.cfg": b"", "mine/lib/x": b"", "a.wav": b""})
    assert [entry.name for entry in walk(str(tmp_path)).entries] == ["a.wav"]


def test_what_desktops_and_file_systems_leave_is_passed_by(tmp_path):
    left = ("._model.safetensors", "__MACOSX/model.safetensors", ".Trash-0/files/model.safetensors", "lost+found/x")
    lay_out(tmp_path, dict.fromkeys((*left, ".hidden", "_model.safetensors"), b"\x00\x05\x16\x07"))
    assert sorted(entry.name for entry in walk(str(tmp_path)).entries) == [".hidden", "_model.safetensors"]


def test_a_pipe_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "gpt.pth")
    assert problems(observe(tmp_path, ModelLayout(folder="."))) == {}


def test_an_index_that_names_half_a_character(tmp_path):
    index = {"weight_map": {"a": "\ud800.safetensors"}}
    lay_out(tmp_path, {"model/config.json": b"{}", "model/model.safetensors.index.json": json.dumps(index).encode()})
    assert problems(observe(tmp_path, WEIGHTS))["\N{REPLACEMENT CHARACTER}" * 3 + ".safetensors"] == "missing"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "files", "mebibytes", "capped"),
    [("vocab.json", 25, 15, False), ("config.json", 25, 15, False), ("model.safetensors.index.json", 100, 60, True)],
)
def test_contents_of_many_files_take_no_memory(tmp_path, name, files, mebibytes, capped):
    """Configurations of 100 kB: each takes ten times that in memory, were they all kept."""
    text = json.dumps({f"key{index}": [index] for index in range(5000)}).encode()
    lay_out(tmp_path, {f"model/c{index}/{name}": text for index in range(files)})
    tracemalloc.start()
    model = observe(tmp_path, ModelLayout("model"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < mebibytes * 2**20
    assert model.capped is capped
