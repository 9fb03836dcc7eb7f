"""The healthy deployments themselves: copies are their own, and what stands in for real files is valid."""

import os
import subprocess

import pytest

import deployments
import file_trees
from deployment_files import FOLDERS
from interpreters import every

pytestmark = pytest.mark.environment

LOAD = """\
import pathlib, safetensors.torch, sys, tokenizers, torch
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*")):
    if path.suffix in (".pth", ".pt", ".bin"):
        loaded = torch.load(path, weights_only=True)
    elif path.suffix == ".safetensors":
        loaded = safetensors.torch.load_file(path)
    elif path.name == "tokenizer.json":
        loaded = tokenizers.Tokenizer.from_file(str(path)).get_vocab()
    else:
        continue
    assert len(loaded) > 0 and all(value is not None for value in loaded.values())
    print(path.name)
"""


def run(deployment, *arguments):
    return subprocess.run(
        [str(argument) for argument in arguments],
        env=deployment.environ,
        cwd=deployment.directory,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_an_edited_file_is_the_copys_own(deploy):
    one, other = deploy("empty"), deploy("empty")
    script = ".venv/bin/activate"

    one.edit(one.directory / script).write_text("changed\n")

    assert (other.directory / script).read_text() != "changed\n"
    assert not deployments.verify()


@pytest.fixture
def copied(deploy):
    """Return what copies a small environment, where this machine has one."""
    deploy("empty")
    return lambda: deployments.copy("empty")


def test_an_untouched_copy_serves_again(copied):
    with copied() as deployment:
        (deployment.directory / "app.py").touch()
        before = deployment.python.parent.stat().st_ino
    with copied() as deployment:
        assert deployment.python.parent.stat().st_ino == before
        assert not (deployment.directory / "app.py").exists()


@pytest.mark.parametrize(
    "touch",
    [
        pytest.param(lambda venv: (venv / "lib64/python3.13/new.pth").touch(), id="a new file"),
        pytest.param(lambda venv: (venv / "pyvenv.cfg").unlink(), id="a file is gone"),
        pytest.param(lambda venv: file_trees.remove(venv / "lib"), id="a folder is gone"),
        pytest.param(lambda venv: (venv / "lib").chmod(0o500), id="a closed folder"),
        pytest.param(lambda venv: venv.chmod(0o700), id="a closed environment"),
        pytest.param(lambda venv: os.chown(venv / "lib", 1, 1), id="of another user"),
        pytest.param(lambda venv: (venv / "bin/python").unlink() or (venv / "bin/python").symlink_to("python3"), id="a link"),
    ],
)  # fmt: skip
def test_a_touched_copy_serves_nobody_else(copied, touch):
    healthy = file_trees.links(deployments.environment(deployments.RECIPES["empty"]))
    with copied() as deployment:
        try:
            touch(deployment.directory / ".venv")
        except PermissionError as error:
            pytest.skip(str(error))
        assert file_trees.links(deployment.directory / ".venv") != healthy
    with copied() as deployment:
        assert file_trees.links(deployment.directory / ".venv") == healthy


def test_an_edited_file_serves_nobody_else(copied):
    with copied() as deployment:
        deployment.edit(deployment.directory / ".venv/bin/activate").write_text("changed")
    with copied() as deployment:
        assert (deployment.directory / ".venv/bin/activate").read_text() != "changed"


def test_writing_through_a_link_is_seen(deploy, monkeypatch, tmp_path):
    monkeypatch.setenv("INDEXTTS_DOCTOR_TEST_CACHE", str(tmp_path))  # other tests may copy the healthy one just now
    deployment = deploy("empty")
    path = deployment.directory / ".venv/bin/activate"
    kept, times = path.read_bytes(), path.stat()

    path.write_bytes(b"changed")
    try:
        changed = file_trees.manifest(deployments.environment(deployments.RECIPES["empty"]))
    finally:
        path.write_bytes(kept)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert changed["bin/activate"][0] == len(b"changed")
    assert not deployments.verify()


def test_a_copys_scripts_run_the_copys_interpreter(deploy):
    deployment = deploy("pins-3.10")

    said = run(deployment, deployment.python.with_name("pip"), "--version")

    assert str(deployment.site_packages) in said


def test_a_half_built_environment_is_not_used(monkeypatch, tmp_path):
    monkeypatch.setenv("INDEXTTS_DOCTOR_TEST_CACHE", str(tmp_path))
    version = next(version for version in every() if version not in ("2.7", "3.6", "3.7"))
    recipe = deployments.Recipe("broken", version, "reference", requirements=("no-such-package-at-all==0",))

    for _ in range(2):
        with pytest.raises(RuntimeError, match="no-such-package-at-all"):
            deployments.environment(recipe)

    assert not [path for path in (tmp_path / "environments").iterdir() if path.name.startswith(recipe.key())]


@pytest.mark.parametrize(
    "folder",
    [
        pytest.param(n, marks=[] if n in ("house", "piper") else pytest.mark.thorough)
        for n, files in FOLDERS.items()
        if files
    ],
)
def test_model_files_load(folder, deploy):
    deployment = deploy("current")
    for path, data in FOLDERS[folder].items():
        (deployment.directory / "model" / path).parent.mkdir(parents=True, exist_ok=True)
        (deployment.directory / "model" / path).write_bytes(data)

    loaded = run(deployment, deployment.python, "-c", LOAD, deployment.directory / "model").split()

    weights = (".pth", ".pt", ".bin", ".safetensors", "tokenizer.json")
    assert loaded == [path.rsplit("/")[-1] for path in sorted(FOLDERS[folder]) if path.endswith(weights)]
