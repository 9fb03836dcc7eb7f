from catalogue import Deployment, Fault
from native_faults import hide_sndfile, why_sndfile_is_not_hidden


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "--no-deps", "soundfile==0.10.3.post1")
    hide_sndfile(deployment)


FAULT = Fault(
    about="soundfile contains no libsndfile, and the system has none",
    layer="libraries",
    deployment="sambert",
    inject=inject,
    code="LIB001",
    symptoms=("IMP004",),
    fixable=False,  # by the package manager, with consent: tests/repair/test_system.py
    needs=why_sndfile_is_not_hidden,
    source="reproduced: OSError: sndfile library not found",
)
