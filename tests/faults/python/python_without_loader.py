from catalogue import Deployment, Fault

MUSL = b"/lib/ld-musl-none.so.1"


def inject(deployment: Deployment) -> None:
    content = deployment.python.resolve().read_bytes()
    loader = next(one for one in (b"/lib64/ld-linux-x86-64.so.2", b"/lib/ld-linux-aarch64.so.1") if one in content)
    deployment.remove(deployment.python)
    deployment.python.write_bytes(content.replace(loader, MUSL.ljust(len(loader), b"\0")))
    deployment.python.chmod(0o755)


FAULT = Fault(
    inject=inject,
    about="a Python for musl libc on a system with glibc",
    layer="python",
    deployment="pins-3.10",
    code="PY003",
    fixable=False,
    source="reproduced: ENOENT although the file is there",
)
