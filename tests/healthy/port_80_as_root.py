from __future__ import annotations

import os
from typing import Optional

import namespaces
from healthy_variants import Deployment, Healthy


def needs() -> Optional[str]:
    return namespaces.why_not(*namespaces.no_network()) if os.geteuid() == 0 else "a low port is root's"


def arrange(deployment: Deployment) -> None:
    deployment.options[deployment.options.index("--port") + 1] = "80"
    deployment.wrapper = namespaces.no_network()  # where nobody else listens on it


HEALTHY = Healthy(
    about="the service is root's and takes port 80", deployment="house-3.12", arrange=arrange, needs=needs
)
