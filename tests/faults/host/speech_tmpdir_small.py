import small_disks
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    small_disks.tmpdir(deployment, "size=10M")


FAULT = Fault(
    about="TMPDIR has too little space for the recording",
    layer="host",
    deployment="command",
    inject=inject,
    code="SMK007",
    fixable=False,
    needs=small_disks.why_not,
    speaks=True,
    resembles="tmpdir_full",
    source="reproduced on a tmpfs",
)
