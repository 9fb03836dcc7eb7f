import speech_faults
from catalogue import Deployment, Fault

PROFILE = """\
name = "voice"
title = { en = "a voice", zh = "音色" }

[python]
tested = ">=3.9"
reason = { en = "tested", zh = "测试过" }
source = "-"

[[commands]]
name = "ffmpeg"
debian = "ffmpeg"
why = { en = "the service converts its sound with it", zh = "服务用它转换声音" }
"""


def inject(deployment: Deployment) -> None:
    (deployment.directory / "voice.toml").write_text(PROFILE, encoding="utf-8")
    deployment.options += ["--profile", str(deployment.directory / "voice.toml")]
    programs = deployment.home.parent / "bin"
    (programs / "ffmpeg").unlink()
    deployment.environ["PATH"] = str(programs)
    speech_faults.change(deployment, "app.py", ("import voice", "import subprocess, voice"))
    speech_faults.change(
        deployment,
        "app.py",
        ("    recording =", '    subprocess.run(["ffmpeg", "-version"], check=True)\n    recording ='),
    )
    speech_faults.serve(deployment)


FAULT = Fault(
    about="the service converts its sound with ffmpeg, which is not installed: it answers 500",
    layer="service",
    deployment="service",
    inject=inject,
    code="LIB009",
    symptoms=("SMK026",),
    fixable=False,
    speaks=True,
    resembles="service_model_pointer",
    source="reproduced: [Errno 2] No such file or directory: 'ffmpeg'",
)
