import doctor_faults
from catalogue import Deployment, Fault

PLUGIN = """
from collections.abc import Iterator

from indextts_doctor.checks import Evidence, Severity, Text, check
from indextts_doctor.facts import Host

WORDS = Text("The kernel is old.", "内核太旧。")


class KernelIsOld(Evidence, frozen=True):
    kernel: str


@check("ACME001", Severity.WARNING, title=WORDS, why=WORDS, how=WORDS, advice=WORDS, source="the operator")
def kernel_is_old(host: Host) -> Iterator[KernelIsOld]:
    if int(host.kernel) < 5:  # a version is no number
        yield KernelIsOld(host.kernel)
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
