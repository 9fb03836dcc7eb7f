from catalogue import Fault, Patient
from hubfaults import NOBODY, configure, filled, not_root, opened


def inject(patient: Patient) -> None:
    hub = filled(patient)
    opened(patient)
    hub.chmod(0o700)
    patient.environ["HF_HOME"] = str(hub.parent)
    configure(patient, f'service_user = "{NOBODY}"')


FAULT = Fault(
    about="the cache was filled by root and is closed to the user that runs the service",
    layer="cache",
    patient="pins-3.10",
    inject=inject,
    code="HUB003",
    curable=True,
    needs=not_root,
    source="h2ogpt#729",
)
