from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.wrapper = ["sh", "-c", 'ulimit -n 128; exec "$@"', "sh"]


FAULT = Fault(
    about="only 128 files may be open at once",
    layer="host",
    patient="pins-3.10",
    inject=inject,
    code="HOST017",
    curable=False,
    exit_code=0,
    source="getrlimit(2), RLIMIT_NOFILE",
)
