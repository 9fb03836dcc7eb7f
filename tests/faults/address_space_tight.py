from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.wrapper = ["sh", "-c", 'ulimit -v 900000; exec "$@"', "sh"]


FAULT = Fault(
    about="ulimit -v is enough for the imports of today and not for torch with a model",
    layer="host",
    patient="pins-3.10",
    inject=inject,
    code="HOST015",
    curable=False,
    exit_code=0,
    source="getrlimit(2), RLIMIT_AS",
)
