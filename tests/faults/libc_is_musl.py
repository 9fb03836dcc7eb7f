import muslpython
import patients
from catalogue import Fault, Patient
from doctorfaults import examined_by_its_own


def inject(patient: Patient) -> None:
    patient.wrapper = muslpython.wrapper()
    environment = patient.directory / ".venv"
    patient.remove(environment)
    base = str(muslpython.python())
    patients.uv("venv", "-q", "--python", base, str(environment), wrapper=patient.wrapper)
    # what Alpine can be given of piper's requirements: for onnxruntime pip finds no distribution
    can = ("numpy==1.26.4", "soundfile==0.14.0")
    patients.uv("pip", "install", "-q", "--python", str(patient.python), *can, wrapper=patient.wrapper)
    examined_by_its_own(patient, base)


FAULT = Fault(
    about="the image is Alpine, for which onnxruntime and torch have no wheels",
    layer="host",
    patient="piper",
    inject=inject,
    code="HOST001",
    symptoms=("IMP004",),
    curable=False,
    needs=muslpython.why_not,
    resembles="libsndfile_missing",
    source="reproduced: pip finds no distribution of onnxruntime for musl; wheel lists of the package index",
)
