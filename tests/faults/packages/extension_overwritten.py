from catalogue import Deployment, Fault

FLAW = 64 << 10  # bytes


def inject(deployment: Deployment) -> None:
    [found] = (deployment.site_packages / "scipy/fft/_pocketfft").glob("pypocketfft.*.so")
    extension = deployment.edit(found)
    data = extension.read_bytes()
    extension.write_bytes(data[:64] + b"\xa5" * FLAW + data[64 + FLAW :])


FAULT = Fault(
    about="a compiled file of scipy was overwritten in place: its size is right, its hash is not",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG013",
    symptoms=("IMP003",),
    fixable=True,
    source="a failing disk; seen by the hash only, which is taken for packages whose import fails",
)
