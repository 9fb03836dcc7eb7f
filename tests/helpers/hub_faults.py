"""Parts of faults of the Hugging Face cache."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Optional

from catalogue import Deployment

REPO = "models--facebook--w2v-bert-2.0"
COMMIT = "da985ba0987f70aaeb84a80f2851cfac8c697a7b"
CONFIG = "1" * 40
WEIGHTS = "2" * 64
NOBODY = "65534:65534"


def filled(deployment: Deployment, root: Optional[Path] = None) -> Path:
    """Put a small healthy repository into the deployment's cache and return the cache's folder."""
    hub = root or deployment.home / ".cache/huggingface/hub"
    blobs, snapshot, refs = (hub / REPO / part for part in ("blobs", f"snapshots/{COMMIT}", "refs"))
    for folder in (blobs, snapshot, refs):
        folder.mkdir(parents=True)
    (blobs / CONFIG).write_text("{}", encoding="ascii")
    (blobs / WEIGHTS).write_bytes(b"w" * 100_000)
    (snapshot / "config.json").symlink_to(f"../../blobs/{CONFIG}")
    (snapshot / "model.safetensors").symlink_to(f"../../blobs/{WEIGHTS}")
    (refs / "main").write_text(COMMIT, encoding="ascii")
    return hub


def configure(deployment: Deployment, text: str) -> None:
    """Add to the deployment's configuration."""
    path = deployment.directory / "indextts-doctor.toml"
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{old}{text}\n", encoding="utf-8")


def not_root() -> Optional[str]:
    """Return why files cannot be given to another user here, or None."""
    return None if os.geteuid() == 0 else "only root can give files to another user"


def opened(deployment: Deployment) -> None:
    """Let everybody enter the folders above the deployment's home, so that only what is inside can be closed."""
    for path in (deployment.home, *deployment.home.parents):
        if path.stat().st_mode & 0o001 == 0:
            path.chmod(path.stat().st_mode | 0o001)
