from catalogue import Deployment, Fault

# The size is that of a download or a copy that broke off; importing it dies of SIGBUS or "file too short".
KEPT = 1 / 2


def inject(deployment: Deployment) -> None:
    [found] = (deployment.site_packages / "scipy/fft/_pocketfft").glob("pypocketfft.*.so")
    extension = deployment.edit(found)
    data = extension.read_bytes()
    extension.write_bytes(data[: int(len(data) * KEPT)])


FAULT = Fault(
    about="an extension module of scipy was cut in half",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG011",
    symptoms=("IMP003",),
    fixable=True,
    source="reproduced: the import dies of SIGBUS without a word, and `pip check` is green",
)
