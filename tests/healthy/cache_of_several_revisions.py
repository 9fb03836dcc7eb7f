import os
import time

from healthy_variants import Deployment, Healthy
from hub_faults import REPO, filled

SECOND, THIRD = "5" * 40, "6" * 40


def arrange(deployment: Deployment) -> None:
    """Three revisions that share blobs, as huggingface_hub keeps them, with what it leaves behind beside them."""
    hub = filled(deployment)
    repo = hub / REPO
    for commit, blob in ((SECOND, "7" * 64), (THIRD, "8" * 64)):
        snapshot = repo / "snapshots" / commit
        (snapshot / "nested").mkdir(parents=True)
        (repo / "blobs" / blob).write_bytes(b"v" * 50_000)
        (snapshot / "model.safetensors").symlink_to(f"../../blobs/{blob}")
        (snapshot / "nested/config.json").symlink_to(f"../../../blobs/{'1' * 40}")
    (repo / "refs/v2").write_text(SECOND)
    (repo / "refs/refs/pr").mkdir(parents=True)
    (repo / "refs/refs/pr/1").write_text(THIRD)
    (repo / ".no_exist" / THIRD).mkdir(parents=True)
    (repo / ".no_exist" / THIRD / "adapter_config.json").touch()
    locks = hub / ".locks" / REPO
    locks.mkdir(parents=True)
    (locks / f"{'7' * 64}.lock").touch()
    (hub / "version.txt").write_text("1")
    _running_download(repo / "blobs" / f"{'9' * 64}.incomplete")


def _running_download(path: os.PathLike[str]) -> None:
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(b"n" * 1000)
    os.utime(path, (time.time(), time.time()))


HEALTHY = Healthy(
    about="the cache holds three revisions that share blobs, all in use, and a download that runs",
    deployment="pins-3.9",
    arrange=arrange,
)
