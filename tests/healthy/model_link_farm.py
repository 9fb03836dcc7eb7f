import hashlib
import os

from healthy_variants import Deployment, Healthy

COMMIT = "c" * 40


def arrange(deployment: Deployment) -> None:
    """Each file of the model folder is a link to a snapshot's link to a blob."""
    repo = deployment.home / ".cache/huggingface/hub/models--kusururi--IndexTTS-2-LLM"
    blobs, snapshot, refs = repo / "blobs", repo / "snapshots" / COMMIT, repo / "refs"
    for folder in (blobs, snapshot, refs):
        folder.mkdir(parents=True)
    (refs / "main").write_text(COMMIT)
    for file in sorted(deployment.model.iterdir()):
        blob = blobs / hashlib.sha256(file.read_bytes()).hexdigest()
        file.rename(blob)
        (snapshot / file.name).symlink_to(f"../../blobs/{blob.name}")
        file.symlink_to(os.path.relpath(snapshot / file.name, deployment.model))


HEALTHY = Healthy(
    about="the model folder is made of links into a snapshot of the cache", deployment="pins-3.10", arrange=arrange
)
