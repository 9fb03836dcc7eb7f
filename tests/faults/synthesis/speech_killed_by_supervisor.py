import speech_faults
from catalogue import Deployment, Fault

SCRIPT = """\
timeout -s KILL 1 .venv/bin/python speak.py "$@"
exit $?
"""


def inject(deployment: Deployment) -> None:
    speech_faults.change(deployment, "speak.py", ("import sys", "import sys, time"))
    speech_faults.change(
        deployment, "speak.py", ("samples =", "time.sleep(60)  # in place of that much work\nsamples =")
    )
    (deployment.directory / "speak.sh").write_text(SCRIPT)
    speech_faults.change(deployment, "indextts-doctor.toml", (".venv/bin/python speak.py", "sh speak.sh"))


FAULT = Fault(
    about="a script kills the program that speaks after its time limit, and passes that on",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK002",
    fixable=False,
    speaks=True,
    resembles="speech_killed_for_memory",
    source="timeout(1), as gunicorn kills its workers; exit code 137",
)
