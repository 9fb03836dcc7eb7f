from catalogue import Deployment, Fault
from native_faults import record


def inject(deployment: Deployment) -> None:
    [found] = (deployment.site_packages / "scipy/fft/_pocketfft").glob("pypocketfft.*.so")
    extension = deployment.edit(found)
    extension.write_bytes(extension.read_bytes()[: extension.stat().st_size // 4])
    record(deployment, "scipy", extension)


FAULT = Fault(
    about="the wheel of scipy was built on a full disk: the file is truncated, and RECORD matches it",
    layer="libraries",
    deployment="pins-3.10",
    inject=inject,
    code="LIB012",
    symptoms=("IMP003",),
    fixable=False,  # where a sound wheel comes from is for a person to say
    resembles="scipy_so_cut",
    source="reproduced: the import dies of SIGBUS",
)
