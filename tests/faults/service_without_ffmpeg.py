import speaking
from catalogue import Fault, Patient

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


def inject(patient: Patient) -> None:
    (patient.directory / "voice.toml").write_text(PROFILE, encoding="utf-8")
    patient.options += ["--profile", str(patient.directory / "voice.toml")]
    programs = patient.home.parent / "bin"
    (programs / "ffmpeg").unlink()
    patient.environ["PATH"] = str(programs)
    speaking.change(patient, "app.py", ("import voice", "import subprocess, voice"))
    speaking.change(
        patient,
        "app.py",
        ("    recording =", '    subprocess.run(["ffmpeg", "-version"], check=True)\n    recording ='),
    )
    speaking.serve(patient)


FAULT = Fault(
    about="the service converts its sound with ffmpeg, which is not installed: it answers 500",
    layer="service",
    patient="service",
    inject=inject,
    code="LIB009",
    symptoms=("SMK026",),
    curable=False,
    speaks=True,
    resembles="service_model_pointer",
    source="reproduced: [Errno 2] No such file or directory: 'ffmpeg'",
)
