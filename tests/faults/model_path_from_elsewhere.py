import services
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    app = patient.edit(patient.directory / "app.py")
    app.write_text(app.read_text().replace("5000", str(patient.port)))
    services.run(patient, str(app), directory=patient.home)


FAULT = Fault(
    about="the service was started in another folder, and app.py loads ./models/index_tts_2_llm",
    layer="application",
    patient="pins-3.10",
    inject=inject,
    code="APP007",
    curable=False,
    source="reproduced with transformers 4.35.2: HFValidationError: Repo id must be in the form 'repo_name' or "
    "'namespace/repo_name': './models/index_tts_2_llm'",
)
