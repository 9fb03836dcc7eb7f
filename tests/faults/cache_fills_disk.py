import functools

import hubfaults
import namespaces
from catalogue import Fault, Patient

MOUNT = 'mount -t tmpfs -o size=8M none "$1"; cp -a "$2/." "$1"; head -c 6M /dev/urandom > "$1/$3"; shift 3; exec "$@"'


def inject(patient: Patient) -> None:
    kept = hubfaults.filled(patient, patient.home / "kept")
    hub = patient.home / ".cache/huggingface/hub"
    hub.mkdir(parents=True)
    blob = f"{hubfaults.REPO}/blobs/{hubfaults.WEIGHTS}"
    patient.wrapper = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(hub), str(kept), blob]


FAULT = Fault(
    about="the Hugging Face cache has filled its disk",
    layer="cache",
    patient="pins-3.10",
    inject=inject,
    code="HUB002",
    symptoms=("HOST018",),
    curable=False,
    needs=functools.partial(namespaces.why_not, "unshare", "--mount"),
    exit_code=0,
    source="reproduced: Errno 28",
)
