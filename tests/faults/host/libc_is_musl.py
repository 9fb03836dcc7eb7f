import deployments
import musl_python
from catalogue import Deployment, Fault
from doctor_faults import examined_by_its_own


def inject(deployment: Deployment) -> None:
    deployment.wrapper = musl_python.wrapper()
    environment = deployment.directory / ".venv"
    deployment.remove(environment)
    base = str(musl_python.python())
    deployments.uv("venv", "-q", "--python", base, str(environment), wrapper=deployment.wrapper)
    # what Alpine can be given of piper's requirements: for onnxruntime pip finds no distribution
    can = ("numpy==1.26.4", "soundfile==0.14.0")
    deployments.uv("pip", "install", "-q", "--python", str(deployment.python), *can, wrapper=deployment.wrapper)
    examined_by_its_own(deployment, base)


FAULT = Fault(
    about="the image is Alpine, for which onnxruntime and torch have no wheels",
    layer="host",
    deployment="piper",
    inject=inject,
    code="HOST001",
    symptoms=("IMP004",),
    fixable=False,
    needs=musl_python.why_not,
    resembles="libsndfile_missing",
    source="reproduced: pip finds no distribution of onnxruntime for musl; wheel lists of the package index",
)
