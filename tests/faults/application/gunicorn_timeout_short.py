import launch_files
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    launch_files.script(deployment, "exec .venv/bin/gunicorn -w 1 -k gevent -b 0.0.0.0:5000 app:app")


FAULT = Fault(
    about="gunicorn is started with its time limit of 30 s, as the guide does, and kills a worker that synthesizes for longer",
    layer="application",
    deployment="pins-3.10",
    inject=inject,
    code="APP004",
    exit_code=0,
    resembles="gunicorn_workers_exceed_memory",
    source="reproduced with gunicorn 21.2.0, sync and gevent: [CRITICAL] WORKER TIMEOUT (pid:19326), "
    "Worker (pid:19326) was sent SIGKILL! Perhaps out of memory?",
)
