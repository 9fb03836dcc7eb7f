import doctorfaults
from catalogue import Fault, Patient

PLUGIN = "from indextts_doctor.checks import check  # it lies in indextts_doctor.checks.registry\n"


def inject(patient: Patient) -> None:
    doctorfaults.examined_with_plugin(patient, PLUGIN)


FAULT = Fault(
    about="a plug-in imports a name that the doctor does not have",
    layer="doctor",
    patient="empty",
    inject=inject,
    code="DOC002",
    curable=False,
    exit_code=0,
    source="docs/how-to-write-a-plugin.md",
)
