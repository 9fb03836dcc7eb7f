"""app.py loads ./models/index_tts_2_llm, and runs in another folder."""

import launch_files
import running_services
from catalogue import Deployment, Fault

SOURCE = (
    "reproduced with transformers 4.35.2: HFValidationError: Repo id must be in the form 'repo_name' or "
    "'namespace/repo_name': './models/index_tts_2_llm'"
)


def running(deployment: Deployment) -> None:
    app = deployment.edit(deployment.directory / "app.py")
    app.write_text(app.read_text().replace("5000", str(deployment.port)))
    running_services.start_server(deployment, str(deployment.python), str(app), directory=deployment.home)


def unit(deployment: Deployment) -> None:
    launch_files.unit(deployment, f"ExecStart={deployment.python} {deployment.directory}/app.py")


FAULTS = (
    Fault(
        about="the service was started in another folder, and app.py loads ./models/index_tts_2_llm",
        layer="application",
        deployment="pins-3.10",
        inject=running,
        code="APP007",
        fixable=False,
        source=SOURCE,
    ),
    Fault(
        about="a systemd unit sets no WorkingDirectory, and app.py loads ./models/index_tts_2_llm",
        layer="application",
        deployment="pins-3.10",
        inject=unit,
        code="APP007",
        fixable=False,  # a unit is changed by consent only
        needs=launch_files.why_no_unit,
        source=SOURCE,
    ),
)
