import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(patient, "speak.py", ("import sys", "import sys, time"))
    speaking.change(
        patient, "speak.py", ("samples =", "time.sleep(60)  # in place of that much work\nsamples =")
    )
    speaking.change(patient, "indextts-doctor.toml", ('command = "', 'command = "timeout -s KILL 1 '))


FAULT = Fault(
    about="a supervisor kills the program that speaks after its time limit",
    layer="synthesis",
    patient="command",
    inject=inject,
    code="SMK002",
    curable=False,
    speaks=True,
    resembles="speech_killed_for_memory",
    source="timeout(1), as gunicorn kills its workers",
)
