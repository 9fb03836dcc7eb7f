from catalogue import Deployment, Fault
from native_faults import record
from wheels import HIDE


def inject(deployment: Deployment) -> None:
    init = deployment.edit(deployment.site_packages / "kantts/__init__.py")
    init.write_text(HIDE.format(imports="    import pysptk"), encoding="ascii")
    record(deployment, "kantts", init)


FAULT = Fault(
    about="a build of kantts imports pysptk, which has no wheels and is missing, and reports: Please install kantts.",
    layer="imports",
    deployment="sambert",
    inject=inject,
    code="IMP007",
    fixable=False,
    resembles="scipy_without_kaiser",
    source="kantts/bin/*.py; pysptk 0.1.18 on the package index: a source archive only",
)
