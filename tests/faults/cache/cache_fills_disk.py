import functools

import hub_faults
import namespaces
from catalogue import Deployment, Fault

MOUNT = 'mount -t tmpfs -o size=8M none "$1"; cp -a "$2/." "$1"; head -c 6M /dev/urandom > "$1/$3"; shift 3; exec "$@"'


def inject(deployment: Deployment) -> None:
    kept = hub_faults.filled(deployment, deployment.home / "kept")
    hub = deployment.home / ".cache/huggingface/hub"
    hub.mkdir(parents=True)
    blob = f"{hub_faults.REPO}/blobs/{hub_faults.WEIGHTS}"
    deployment.wrapper = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(hub), str(kept), blob]


FAULT = Fault(
    about="the Hugging Face cache has filled its disk",
    layer="cache",
    deployment="pins-3.10",
    inject=inject,
    code="HUB002",
    symptoms=("HOST018",),
    fixable=False,
    needs=functools.partial(namespaces.why_not, "unshare", "--mount"),
    exit_code=0,
    source="reproduced: Errno 28",
)
