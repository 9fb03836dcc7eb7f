"""The start script uses a package that is not installed."""

import launch_files
from catalogue import Deployment, Fault


def no_gunicorn(deployment: Deployment) -> None:
    deployment.uv("uninstall", "-q", "gunicorn")
    (deployment.directory / "requirements.txt").write_text(
        "flask==2.3.3\n"
    )  # the guide's file does not contain gunicorn
    launch_files.script(deployment, "exec .venv/bin/python -m gunicorn --timeout 300 -b 0.0.0.0:5000 app:app")


def no_eventlet(deployment: Deployment) -> None:
    launch_files.script(deployment, "exec .venv/bin/gunicorn --timeout 300 -k eventlet -b 0.0.0.0:5000 app:app")


FAULTS = (
    Fault(
        about="the start script runs gunicorn, which the guide never installs",
        layer="application",
        deployment="pins-3.10",
        inject=no_gunicorn,
        code="APP006",
        source="reproduced on Python 3.10: No module named gunicorn",
    ),
    Fault(
        about="gunicorn is started with eventlet workers, which is not installed",
        layer="application",
        deployment="pins-3.10",
        inject=no_eventlet,
        code="APP006",
        source="reproduced with gunicorn 21.2.0: RuntimeError: eventlet worker requires eventlet 0.24.1 or higher",
    ),
)
