from __future__ import annotations

from typing import Optional

import namespaces
import running_services
from healthy_variants import Deployment, Healthy

UNIT = """\
[Unit]
Description=IndexTTS
After=network-online.target

[Service]
WorkingDirectory={directory}
EnvironmentFile={directory}/.env
ExecStart={directory}/.venv/bin/gunicorn -w 1 -b 0.0.0.0:{port} --timeout 600 app:app
Restart=on-failure

[Install]
WantedBy=multi-user.target
"""
MOUNT = 'mount --bind "$1" /etc/systemd/system; shift; exec "$@"'


def needs() -> Optional[str]:
    return namespaces.why_not("unshare", "--mount")


def arrange(deployment: Deployment) -> None:
    units = deployment.directory.parent / "units"
    units.mkdir()
    unit = UNIT.format(directory=deployment.directory, port=deployment.port)
    (units / "tts.service").write_text(unit)
    (deployment.directory / ".env").write_text(f"PORT={deployment.port}\nOMP_NUM_THREADS=1\nHF_HUB_OFFLINE=1\n")
    deployment.wrapper = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(units)]
    gunicorn = str(deployment.python.with_name("gunicorn"))
    address = f"0.0.0.0:{deployment.port}"
    running_services.start_server(deployment, gunicorn, "-w", "1", "-b", address, "--timeout", "600", "app:app")


HEALTHY = Healthy(
    about="the service runs under gunicorn, with a unit of systemd and .env",
    deployment="pins-3.10",
    arrange=arrange,
    needs=needs,
)
