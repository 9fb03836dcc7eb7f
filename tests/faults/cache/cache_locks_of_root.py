import os

from catalogue import Deployment, Fault
from hub_faults import NOBODY, REPO, configure, filled, not_root, opened


def inject(deployment: Deployment) -> None:
    hub = filled(deployment)
    opened(deployment)
    user, group = (int(number) for number in NOBODY.split(":"))
    for path in (hub, *hub.rglob("*")):
        os.chown(path, user, group, follow_symlinks=False)
    (hub / ".locks" / REPO).mkdir(parents=True)  # by root
    os.chown(hub / ".locks", user, group)
    deployment.environ["HF_HOME"] = str(hub.parent)
    configure(deployment, f'service_user = "{NOBODY}"')


FAULT = Fault(
    about="a model was downloaded as root: the service cannot take a lock in the cache",
    layer="cache",
    deployment="pins-3.10",
    inject=inject,
    code="HUB011",
    fixable=True,
    exit_code=0,
    needs=not_root,
    resembles="cache_unreadable",
    source="h2ogpt#729",
)
