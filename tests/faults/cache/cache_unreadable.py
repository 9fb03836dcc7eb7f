from catalogue import Deployment, Fault
from hub_faults import NOBODY, configure, filled, not_root, opened


def inject(deployment: Deployment) -> None:
    hub = filled(deployment)
    opened(deployment)
    hub.chmod(0o700)
    deployment.environ["HF_HOME"] = str(hub.parent)
    configure(deployment, f'service_user = "{NOBODY}"')


FAULT = Fault(
    about="root filled the cache, and the service's user cannot read it",
    layer="cache",
    deployment="pins-3.10",
    inject=inject,
    code="HUB003",
    fixable=True,
    needs=not_root,
    source="h2ogpt#729",
)
