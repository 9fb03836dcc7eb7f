import modelfiles
import servicelogs
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    path = patient.edit(patient.model / "feat1.pt")
    path.write_bytes(modelfiles.pointer(path.read_bytes()))
    patient.options += ["--select", "LOG"]
    servicelogs.run(patient, "-c", "import torch; torch.load('checkpoints/feat1.pt')")


FAULT = Fault(
    about="torch says `Weights only load failed` of a Git-LFS pointer, and the log holds it",
    layer="logs",
    patient="indextts2",
    inject=inject,
    code="MOD004",
    symptoms=("LOG004",),
    source="reproduced with torch 2.13.0: Unsupported operand 118; SongGeneration#63",
)
