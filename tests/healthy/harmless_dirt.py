import pickle

from healthy_variants import Deployment, Healthy

METADATA = "da985ba0987f70aaeb84a80f2851cfac8c697a7b\ne0e4cbf1c4a94a1b7a4e\n1700000000.0\n"
POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'a' * 64}\nsize 3456789012\n"


def arrange(deployment: Deployment) -> None:
    """What editors, desktops, git and downloads leave behind."""
    _fill(deployment.directory / ".git", HEAD="ref: refs/heads/main\n")
    _fill(deployment.directory / "__pycache__", **{"app.cpython-38.pyc": "old", "gone.cpython-310.pyc": "old"})
    _fill(deployment.directory / ".ipynb_checkpoints", **{"scipy-checkpoint.ipynb": "{}"})
    for name in (".DS_Store", "._app.py", ".app.py.swp", "app.py~", "app.py.bak", "Thumbs.db", "nohup.out"):
        (deployment.directory / name).write_bytes(b"\0\5\26\7")
    (deployment.directory / "numpy").mkdir()  # without __init__.py it hides nothing
    (deployment.directory / "numpy/samples.npy").touch()
    model = deployment.model
    for name in (".DS_Store", "._model.safetensors", ".gitattributes", "README.md", "model.safetensors.md5"):
        (model / name).write_bytes(b"\0\5\26\7")
    _fill(model / ".cache/huggingface/download", **{"config.json.metadata": METADATA, "config.json.lock": ""})
    _fill(model / "__MACOSX", **{"._config.json": "\0"})
    _fill(model / ".git", HEAD="ref: refs/heads/main\n", **{"model.safetensors": POINTER})
    _fill(model / ".ipynb_checkpoints", **{"config-checkpoint.json": "{"})
    for name in (".mdl", ".msc"):  # of ModelScope
        (model / name).write_bytes(pickle.dumps({"Path": "config.json", "Revision": "master"}))
    (model / ".mv").write_text("Revision:master,CreatedAt:1700000000")
    (model / "._____temp").mkdir()
    (model / "latest").symlink_to(".")
    (model / "lost+found").mkdir(mode=0o700)
    for name in (".DS_Store", "._numpy", "README.txt"):
        (deployment.site_packages / name).write_bytes(b"\0\5\26\7")


def _fill(folder, **files: str) -> None:
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text)


HEALTHY = Healthy(
    about="editors, desktops, git and downloads left their traces everywhere", deployment="pins-3.10", arrange=arrange
)
