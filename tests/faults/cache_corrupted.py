import shutil

from catalogue import Fault, Patient
from hubfaults import REPO, filled


def inject(patient: Patient) -> None:
    shutil.rmtree(filled(patient) / REPO / "snapshots")
    patient.options.append("--deep")


FAULT = Fault(
    about="a repository in the cache has lost its snapshots",
    layer="cache",
    patient="pins-3.10",
    inject=inject,
    code="HUB009",
    curable=False,
    exit_code=0,
    source="huggingface_hub.scan_cache_dir: CorruptedCacheException",
)
