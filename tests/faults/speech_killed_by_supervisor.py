import speaking
from catalogue import Fault, Patient

SCRIPT = """\
timeout -s KILL 1 .venv/bin/python speak.py "$@"
exit $?
"""


def inject(patient: Patient) -> None:
    speaking.change(patient, "speak.py", ("import sys", "import sys, time"))
    speaking.change(
        patient, "speak.py", ("samples =", "time.sleep(60)  # in place of that much work\nsamples =")
    )
    (patient.directory / "speak.sh").write_text(SCRIPT)
    speaking.change(patient, "indextts-doctor.toml", (".venv/bin/python speak.py", "sh speak.sh"))


FAULT = Fault(
    about="a script kills the program that speaks after its time limit, and passes that on",
    layer="synthesis",
    patient="command",
    inject=inject,
    code="SMK002",
    curable=False,
    speaks=True,
    resembles="speech_killed_for_memory",
    source="timeout(1), as gunicorn kills its workers; exit code 137",
)
