import shutil

from catalogue import Deployment, Fault
from hub_faults import REPO, filled


def inject(deployment: Deployment) -> None:
    shutil.rmtree(filled(deployment) / REPO / "snapshots")
    deployment.options.append("--deep")


FAULT = Fault(
    about="a repository in the cache has no snapshots",
    layer="cache",
    deployment="pins-3.10",
    inject=inject,
    code="HUB009",
    fixable=False,
    exit_code=0,
    source="huggingface_hub.scan_cache_dir: CorruptedCacheException",
)
