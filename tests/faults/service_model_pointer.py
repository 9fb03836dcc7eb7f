import modelfiles
import speaking
from catalogue import Fault, Patient

LOAD = """\
def answer(text):
    try:
        settings = json.load(open("models/config.json"))
    except ValueError:
        raise OSError("It looks like the config file at 'models/config.json' is not a valid JSON file.")
"""


def inject(patient: Patient) -> None:
    patient.model.mkdir()
    (patient.model / "config.json").write_bytes(modelfiles.pointer(b"{}"))
    speaking.change(patient, "indextts-doctor.toml", ("[speech]\n", 'model_dir = "models"\n\n[speech]\n'))
    speaking.change(patient, "app.py", ("def answer(text):\n", LOAD))
    speaking.serve(patient)


FAULT = Fault(
    about="the configuration of the service's model is a Git-LFS pointer: it answers 500",
    layer="service",
    patient="service",
    inject=inject,
    code="MOD004",
    symptoms=("SMK026",),
    curable=False,
    speaks=True,
    resembles="service_without_ffmpeg",
    source="transformers: OSError of a config.json that is none",
)
