import model_files
import speech_faults
from catalogue import Deployment, Fault

LOAD = """\
def answer(text):
    try:
        settings = json.load(open("models/config.json"))
    except ValueError:
        raise OSError("It looks like the config file at 'models/config.json' is not a valid JSON file.")
"""


def inject(deployment: Deployment) -> None:
    deployment.model.mkdir()
    (deployment.model / "config.json").write_bytes(model_files.pointer(b"{}"))
    speech_faults.change(deployment, "indextts-doctor.toml", ("[speech]\n", 'model_dir = "models"\n\n[speech]\n'))
    speech_faults.change(deployment, "app.py", ("def answer(text):\n", LOAD))
    speech_faults.serve(deployment)


FAULT = Fault(
    about="the configuration of the service's model is a Git-LFS pointer: it answers 500",
    layer="service",
    deployment="service",
    inject=inject,
    code="MOD004",
    symptoms=("SMK026",),
    fixable=False,
    speaks=True,
    resembles="service_without_ffmpeg",
    source="transformers: OSError of a config.json that is none",
)
