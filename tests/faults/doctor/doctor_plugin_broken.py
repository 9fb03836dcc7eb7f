import doctor_faults
from catalogue import Deployment, Fault

PLUGIN = "from indextts_doctor.plugins import Check  # it is called check\n"


def inject(deployment: Deployment) -> None:
    doctor_faults.examined_with_plugin(deployment, PLUGIN)


FAULT = Fault(
    about="a plug-in imports a name that the doctor does not have",
    layer="doctor",
    deployment="empty",
    inject=inject,
    code="DOC002",
    fixable=False,
    exit_code=0,
    source="docs/how-to-write-a-plugin.md",
)
