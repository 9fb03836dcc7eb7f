"""Profiles that the operator has written, for faults of what no shipped profile imports."""

from __future__ import annotations

from catalogue import Deployment
from hub_faults import configure

PROFILE = """\
name = "acme"
title = {{ en = "ACME", zh = "ACME" }}
[python]
tested = ">=3.9"
reason = {{ en = "tested", zh = "已测试" }}
source = "the operator"
[[imports]]
module = "{module}"
package = "{package}"
"""


def importing(deployment: Deployment, module: str, package: str) -> None:
    """Let the deployment's own profile say that it imports ``module``, which ``package`` brings."""
    text = PROFILE.format(module=module, package=package)
    (deployment.directory / "acme.toml").write_text(text, encoding="utf-8")
    configure(deployment, 'profile = "acme.toml"')
