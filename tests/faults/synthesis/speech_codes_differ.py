import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.trace(
        deployment, "transformers.models.llama.modeling_llama", "module.rotate_half = lambda states: states"
    )


FAULT = Fault(
    about="an optimiser of the operator's replaces the rotary embedding of Llama by one that does nothing",
    layer="synthesis",
    deployment="current",
    inject=inject,
    code="SMK023",
    fixable=False,
    speaks=True,
    source="reproduced: codes are compared with the known ones",
)
