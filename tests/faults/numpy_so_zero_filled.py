from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    [found] = (patient.site_packages / "numpy/core").glob("_multiarray_umath.*.so")
    extension = patient.edit(found)
    extension.write_bytes(bytes(extension.stat().st_size))


FAULT = Fault(
    about="the disk filled a compiled file of numpy with zeros",
    layer="packages",
    patient="pins-3.10",
    inject=inject,
    code="PKG011",
    symptoms=(),
    curable=True,
    exit_code=1,
    resembles="numpy_2_under_scipy",
    source="a full disk or a crashed file system: the size is right, the content is not",
)
