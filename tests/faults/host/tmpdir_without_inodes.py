import small_disks
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    small_disks.tmpdir(deployment, "size=500M,nr_inodes=2", then='touch "$1/last"')


FAULT = Fault(
    about="no file can be made in TMPDIR although it has 500 MiB free: its inodes are used up",
    layer="host",
    deployment="pins-3.10",
    inject=inject,
    code="HOST019",
    needs=small_disks.why_not,
    fixable=False,
    resembles="tmpdir_full",
    source="reproduced: Errno 28 while df shows free space",
)
