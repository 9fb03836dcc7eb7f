import os

from catalogue import Fault, Patient
from hubfaults import NOBODY, REPO, configure, filled, not_root, opened


def inject(patient: Patient) -> None:
    hub = filled(patient)
    opened(patient)
    user, group = (int(number) for number in NOBODY.split(":"))
    for path in (hub, *hub.rglob("*")):
        os.chown(path, user, group, follow_symlinks=False)
    (hub / ".locks" / REPO).mkdir(parents=True)  # by root
    os.chown(hub / ".locks", user, group)
    patient.environ["HF_HOME"] = str(hub.parent)
    configure(patient, f'service_user = "{NOBODY}"')


FAULT = Fault(
    about="somebody downloaded as root: the service cannot take a lock in the cache",
    layer="cache",
    patient="pins-3.10",
    inject=inject,
    code="HUB011",
    curable=True,
    exit_code=0,
    needs=not_root,
    resembles="cache_unreadable",
    source="h2ogpt#729",
)
