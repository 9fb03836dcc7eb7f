import shutil

import speaking
from catalogue import Fault, Patient

RULES = "indextts/utils/tagger_cache"


def inject(patient: Patient) -> None:
    speaking.indextts2(patient)
    shutil.rmtree(patient.directory / RULES)


FAULT = Fault(
    about="IndexTTS2 compiles the rules of its text normaliser into its package at its first start",
    layer="synthesis",
    patient="current",
    inject=inject,
    code="SMK030",
    curable=False,
    exit_code=0,
    speaks=True,
    leaves=RULES,
    source="index-tts: tagger_cache",
)
