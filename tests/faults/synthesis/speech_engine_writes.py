import shutil

import speech_faults
from catalogue import Deployment, Fault

RULES = "indextts/utils/tagger_cache"


def inject(deployment: Deployment) -> None:
    speech_faults.indextts2(deployment)
    shutil.rmtree(deployment.directory / RULES)


FAULT = Fault(
    about="IndexTTS2 compiles the rules of its text normaliser into its package at its first start",
    layer="synthesis",
    deployment="current",
    inject=inject,
    code="SMK030",
    fixable=False,
    exit_code=0,
    speaks=True,
    leaves=RULES,
    source="index-tts: tagger_cache",
)
