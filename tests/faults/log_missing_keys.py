import servicelogs
from catalogue import Fault, Patient

# What load_checkpoint of index-tts does: what is missing is printed, and the rest is loaded.
LOAD = """
import torch
keys = [f"gpt.h.{layer}.ln_1.weight" for layer in range(24)]
stored = torch.load("checkpoints/gpt.pth", map_location="cpu", weights_only=True)
missing = [key for key in keys if key not in stored]
print(f">> load_checkpoint: missing keys ({len(missing)})")
"""


def inject(patient: Patient) -> None:
    path = patient.edit(patient.model / "config.yaml")
    path.write_text(path.read_text().replace("layers: 2", "layers: 24"))
    patient.options += ["--select", "LOG"]
    servicelogs.run(patient, "-c", LOAD)


FAULT = Fault(
    about="the log says `missing keys`: the configuration wants more layers than the GPT has",
    layer="logs",
    patient="indextts2",
    inject=inject,
    code="MOD017",
    symptoms=("LOG002",),
    curable=False,
    source="index-tts ee40fa7: strict=False prints `missing keys` and speaks rubbish; index-tts#151",
)
