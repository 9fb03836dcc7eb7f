import speech_faults
from catalogue import Deployment, Fault

PROFILE = """\
name = "voice"
title = { en = "a voice", zh = "音色" }
expected_seconds_per_100_characters = [1.0, 5.0]

[python]
tested = ">=3.9"
reason = { en = "tested", zh = "测试过" }
source = "-"
"""


def inject(deployment: Deployment) -> None:
    speech_faults.change(deployment, "speak.py", ("import sys", "import sys, time"))
    speech_faults.change(
        deployment, "speak.py", ("samples =", "time.sleep(11)  # in place of that much work\nsamples =")
    )
    (deployment.directory / "voice.toml").write_text(PROFILE, encoding="utf-8")
    deployment.options += ["--profile", str(deployment.directory / "voice.toml")]


FAULT = Fault(
    about="the program that speaks takes eleven seconds for two words",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK029",
    fixable=False,
    exit_code=0,
    speaks=True,
    resembles="speech_waits_for_lock",
    source="the profile's expected_seconds_per_100_characters",
)
