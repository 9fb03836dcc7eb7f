from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    [found] = (deployment.site_packages / "numpy/core").glob("_multiarray_umath.*.so")
    extension = deployment.edit(found)
    extension.write_bytes(bytes(extension.stat().st_size))


FAULT = Fault(
    about="the disk filled a compiled file of numpy with zeros",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG011",
    symptoms=(),
    fixable=True,
    exit_code=1,
    resembles="numpy_2_under_scipy",
    source="a full disk or a crashed file system: the size is right, the content is not",
)
