import service_logs
from catalogue import Deployment, Fault

# What load_checkpoint of index-tts does: what is missing is printed, and the rest is loaded.
LOAD = """
import torch
keys = [f"gpt.h.{layer}.ln_1.weight" for layer in range(24)]
stored = torch.load("checkpoints/gpt.pth", map_location="cpu", weights_only=True)
missing = [key for key in keys if key not in stored]
print(f">> load_checkpoint: missing keys ({len(missing)})")
"""


def inject(deployment: Deployment) -> None:
    path = deployment.edit(deployment.model / "config.yaml")
    path.write_text(path.read_text().replace("layers: 2", "layers: 24"))
    deployment.options += ["--select", "LOG"]
    service_logs.run(deployment, "-c", LOAD)


FAULT = Fault(
    about="the log contains `missing keys`: the configuration requires more layers than the GPT has",
    layer="logs",
    deployment="indextts2",
    inject=inject,
    code="MOD017",
    symptoms=("LOG002",),
    fixable=False,
    source="index-tts ee40fa7: strict=False prints `missing keys` and speaks rubbish; index-tts#151",
)
