import shutil
from pathlib import Path

import servicelogs
from catalogue import Fault, Patient

OLD = Path(__file__).parent.parent / "data" / "namespace.pth"


def inject(patient: Patient) -> None:
    shutil.copy(OLD, patient.edit(patient.model / "feat1.pt"))
    patient.options += ["--select", "LOG"]
    servicelogs.run(patient, "-c", "import torch; torch.load('checkpoints/feat1.pt')")


FAULT = Fault(
    about="torch says `Weights only load failed` of a checkpoint with options beside its weights, and the log holds it",
    layer="logs",
    patient="indextts2",
    inject=inject,
    code="MOD015",
    symptoms=("LOG004",),
    curable=False,
    exit_code=0,
    resembles="log_lfs_pointer",
    source="reproduced with torch 2.13.0: Unsupported global: argparse.Namespace",
)
