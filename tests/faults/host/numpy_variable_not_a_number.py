from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.environ["NUMPY_MADVISE_HUGEPAGE"] = "madvise"  # the value that the kernel's own file contains


FAULT = Fault(
    about="NUMPY_MADVISE_HUGEPAGE contains the kernel's word for it, but numpy expects a number",
    layer="host",
    deployment="pins-3.10",
    inject=inject,
    code="HOST031",
    symptoms=("IMP001", "IMP003", "IMP008"),
    fixable=False,
    source="numpy/__init__.py of 1.24.3; reproduced: invalid literal for int() with base 10: 'madvise'",
)
