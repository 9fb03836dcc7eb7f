from catalogue import Fault, Patient

# The size is that of a download or a copy that broke off; importing it dies of SIGBUS or "file too short".
KEPT = 1 / 2


def inject(patient: Patient) -> None:
    [found] = (patient.site_packages / "scipy/fft/_pocketfft").glob("pypocketfft.*.so")
    extension = patient.edit(found)
    data = extension.read_bytes()
    extension.write_bytes(data[: int(len(data) * KEPT)])


FAULT = Fault(
    about="an extension module of scipy was cut in half",
    layer="packages",
    patient="pins-3.10",
    inject=inject,
    code="PKG011",
    symptoms=("IMP003",),
    curable=True,
    source="reproduced: the import dies of SIGBUS without a word, and `pip check` is green",
)
