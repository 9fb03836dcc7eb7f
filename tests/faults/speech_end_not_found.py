import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.indextts2(patient)
    speaking.change(patient, "checkpoints/config.yaml", ("codes_per_token: 9", "codes_per_token: 100"))


FAULT = Fault(
    about="the configuration of IndexTTS2 lets it say more codes than it may: it never says the end",
    layer="synthesis",
    patient="current",
    inject=inject,
    code="SMK022",
    curable=False,
    speaks=True,
    resembles="speech_without_end",
    source="infer_v2.py: generation stopped due to exceeding max_mel_tokens",
)
