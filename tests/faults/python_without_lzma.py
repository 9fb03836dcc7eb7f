import ownpython
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    ownpython.give(patient, "_lzma.*")
    # librosa 0.9 imports pooch at once, which imports lzma; later ones only when an example is fetched
    patient.uv("install", "-q", "--no-deps", "librosa==0.9.2", "resampy==0.4.3", "numpy==1.23.5")


FAULT = Fault(
    inject=inject,
    about="Python was built on a machine without liblzma, and librosa's pooch imports lzma",
    layer="python",
    patient="sambert",
    code="PY020",
    symptoms=("IMP099",),
    curable=False,
    source="reproduced: No module named '_lzma'",
)
