import hashlib
import os

from variants import Healthy, Patient

COMMIT = "c" * 40


def arrange(patient: Patient) -> None:
    """Each file of the model folder is a link to a snapshot's link to a blob."""
    repo = patient.home / ".cache/huggingface/hub/models--kusururi--IndexTTS-2-LLM"
    blobs, snapshot, refs = repo / "blobs", repo / "snapshots" / COMMIT, repo / "refs"
    for folder in (blobs, snapshot, refs):
        folder.mkdir(parents=True)
    (refs / "main").write_text(COMMIT)
    for file in sorted(patient.model.iterdir()):
        blob = blobs / hashlib.sha256(file.read_bytes()).hexdigest()
        file.rename(blob)
        (snapshot / file.name).symlink_to(f"../../blobs/{blob.name}")
        file.symlink_to(os.path.relpath(snapshot / file.name, patient.model))


HEALTHY = Healthy(
    about="the model folder is made of links into a snapshot of the cache",
    patient="pins-3.10",
    arrange=arrange,
)
