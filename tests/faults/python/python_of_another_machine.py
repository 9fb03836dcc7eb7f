from catalogue import Deployment, Fault

EM_S390 = 22


def inject(deployment: Deployment) -> None:
    content = bytearray(deployment.python.resolve().read_bytes())
    content[18:20] = EM_S390.to_bytes(2, "little")
    deployment.remove(deployment.python)
    deployment.python.write_bytes(content)
    deployment.python.chmod(0o755)


FAULT = Fault(
    inject=inject,
    about="the interpreter was copied from a machine with another processor",
    layer="python",
    deployment="pins-3.10",
    code="HOST003",
    fixable=False,
    source="reproduced: ENOEXEC",
)
