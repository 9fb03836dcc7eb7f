import speaking
from catalogue import Fault, Patient

PROFILE = """\
name = "voice"
title = { en = "a voice", zh = "音色" }
expected_seconds_per_100_characters = [1.0, 5.0]

[python]
tested = ">=3.9"
reason = { en = "tested", zh = "测试过" }
source = "-"
"""


def inject(patient: Patient) -> None:
    speaking.change(patient, "speak.py", ("import sys", "import sys, time"))
    speaking.change(
        patient, "speak.py", ("samples =", "time.sleep(11)  # in place of that much work\nsamples =")
    )
    (patient.directory / "voice.toml").write_text(PROFILE, encoding="utf-8")
    patient.options += ["--profile", str(patient.directory / "voice.toml")]


FAULT = Fault(
    about="the program that speaks takes eleven seconds for two words",
    layer="synthesis",
    patient="command",
    inject=inject,
    code="SMK029",
    curable=False,
    exit_code=0,
    speaks=True,
    resembles="speech_waits_for_lock",
    source="the profile's expected_seconds_per_100_characters",
)
