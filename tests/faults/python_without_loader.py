from catalogue import Fault, Patient

MUSL = b"/lib/ld-musl-none.so.1"


def inject(patient: Patient) -> None:
    content = patient.python.resolve().read_bytes()
    loader = next(
        one for one in (b"/lib64/ld-linux-x86-64.so.2", b"/lib/ld-linux-aarch64.so.1") if one in content
    )
    patient.remove(patient.python)
    patient.python.write_bytes(content.replace(loader, MUSL.ljust(len(loader), b"\0")))
    patient.python.chmod(0o755)


FAULT = Fault(
    inject=inject,
    about="a Python for musl libc on a system with glibc",
    layer="python",
    patient="pins-3.10",
    code="PY003",
    curable=False,
    source="reproduced: ENOENT although the file is there",
)
