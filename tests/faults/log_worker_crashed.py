import servicelogs
from catalogue import Fault, Patient

KEPT = 1 / 2
USES = "    import scipy.fft\n"


def inject(patient: Patient) -> None:
    [found] = (patient.site_packages / "scipy/fft/_pocketfft").glob("pypocketfft.*.so")
    extension = patient.edit(found)
    data = extension.read_bytes()
    extension.write_bytes(data[: int(len(data) * KEPT)])
    servicelogs.request(patient, USES, r"Worker \(pid:\d+\) was sent")


FAULT = Fault(
    about="a worker of gunicorn dies of SIGBUS, since an extension module is cut in half",
    layer="logs",
    patient="pins-3.10",
    inject=inject,
    code="PKG011",
    symptoms=("LOG005",),
    resembles="log_worker_timeout",
    source="reproduced with gunicorn 21.2.0: the log names the signal and nothing else",
)
