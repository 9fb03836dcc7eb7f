import service_logs
from catalogue import Deployment, Fault

KEPT = 1 / 2
USES = "    import scipy.fft\n"


def inject(deployment: Deployment) -> None:
    [found] = (deployment.site_packages / "scipy/fft/_pocketfft").glob("pypocketfft.*.so")
    extension = deployment.edit(found)
    data = extension.read_bytes()
    extension.write_bytes(data[: int(len(data) * KEPT)])
    service_logs.request(deployment, USES, r"Worker \(pid:\d+\) was sent")


FAULT = Fault(
    about="a worker of gunicorn crashes with SIGBUS, because an extension module is truncated",
    layer="logs",
    deployment="pins-3.10",
    inject=inject,
    code="PKG011",
    symptoms=("LOG005",),
    resembles="log_worker_timeout",
    source="reproduced with gunicorn 21.2.0: the log contains only the signal",
)
