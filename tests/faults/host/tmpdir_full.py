import small_disks
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    small_disks.tmpdir(deployment, "size=1M", then='head -c 2M /dev/zero > "$1/fill" 2>&- || :')


FAULT = Fault(
    about="TMPDIR is on a full tmpfs",
    layer="host",
    deployment="pins-3.10",
    inject=inject,
    code="HOST018",
    needs=small_disks.why_not,
    fixable=False,
    source="reproduced: Errno 28",
)
