import doctor_faults
from catalogue import Deployment, Fault

PLUGIN = """
from collections.abc import Iterator

from indextts_doctor.facts import Host
from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

WORDS = Text("The kernel is old.", "内核太旧。")


@check("ACME001", Severity.WARNING, title=WORDS, why=WORDS, how=WORDS, advice=WORDS, source="the operator")
def kernel_is_old(host: Host) -> Iterator[Evidence]:
    if int(host.kernel) < 5:  # a version is no number
        yield Evidence({"kernel": host.kernel})
"""


def inject(deployment: Deployment) -> None:
    doctor_faults.examined_with_plugin(deployment, PLUGIN)


FAULT = Fault(
    about="a plug-in's check raises on the facts of this machine",
    layer="doctor",
    deployment="empty",
    inject=inject,
    code="DOC001",
    fixable=False,
    exit_code=0,
    source="docs/how-to-write-a-plugin.md",
)
