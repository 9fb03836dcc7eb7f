"""app.py loads ./models/index_tts_2_llm, and runs in another folder."""

import launchers
import services
from catalogue import Fault, Patient

SOURCE = (
    "reproduced with transformers 4.35.2: HFValidationError: Repo id must be in the form 'repo_name' or "
    "'namespace/repo_name': './models/index_tts_2_llm'"
)


def running(patient: Patient) -> None:
    app = patient.edit(patient.directory / "app.py")
    app.write_text(app.read_text().replace("5000", str(patient.port)))
    services.start_server(patient, str(patient.python), str(app), directory=patient.home)


def unit(patient: Patient) -> None:
    launchers.unit(patient, f"ExecStart={patient.python} {patient.directory}/app.py")


FAULTS = (
    Fault(
        about="the service was started in another folder, and app.py loads ./models/index_tts_2_llm",
        layer="application",
        patient="pins-3.10",
        inject=running,
        code="APP007",
        curable=False,
        source=SOURCE,
    ),
    Fault(
        about="a unit of systemd says nothing of its folder, and app.py loads ./models/index_tts_2_llm",
        layer="application",
        patient="pins-3.10",
        inject=unit,
        code="APP007",
        curable=False,  # a unit is changed by consent only
        needs=launchers.why_no_unit,
        source=SOURCE,
    ),
)
