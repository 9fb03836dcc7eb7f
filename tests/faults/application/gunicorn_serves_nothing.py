"""The application that gunicorn is to serve does not exist."""

import launch_files
from catalogue import Deployment, Fault


def no_name(deployment: Deployment) -> None:
    launch_files.script(deployment, "exec .venv/bin/gunicorn --timeout 300 -b 0.0.0.0:5000 app:server")


def no_module(deployment: Deployment) -> None:
    launch_files.procfile(deployment, "gunicorn --timeout 300 -b 0.0.0.0:5000 application:app")


def no_folder(deployment: Deployment) -> None:
    launch_files.unit(deployment, f"ExecStart={deployment.python.with_name('gunicorn')} --timeout 300 app:app")


FAULTS = (
    Fault(
        about="gunicorn is to serve app:server, but app.py defines app",
        layer="application",
        deployment="pins-3.10",
        inject=no_name,
        code="APP005",
        fixable=False,
        source="reproduced with gunicorn 21.2.0: Failed to find attribute 'server' in 'app'.",
    ),
    Fault(
        about="gunicorn is to serve a module that is not in the folder",
        layer="application",
        deployment="pins-3.10",
        inject=no_module,
        code="APP005",
        fixable=False,
        source="reproduced with gunicorn 21.2.0: ModuleNotFoundError: No module named 'application'",
    ),
    Fault(
        about="a systemd unit sets no WorkingDirectory, and gunicorn looks for app.py in /",
        layer="application",
        deployment="pins-3.10",
        inject=no_folder,
        code="APP005",
        fixable=False,  # a unit is changed by consent only
        needs=launch_files.why_no_unit,
        source="systemd.exec(5); reproduced with gunicorn 21.2.0 in /: ModuleNotFoundError: No module named 'app'",
    ),
)
