import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.indextts2(deployment)
    speech_faults.change(deployment, "checkpoints/config.yaml", ("codes_per_token: 9", "codes_per_token: 100"))


FAULT = Fault(
    about="the configuration of IndexTTS2 lets it say more codes than it may: it never says the end",
    layer="synthesis",
    deployment="current",
    inject=inject,
    code="SMK022",
    fixable=False,
    speaks=True,
    resembles="speech_without_end",
    source="infer_v2.py: generation stopped due to exceeding max_mel_tokens",
)
