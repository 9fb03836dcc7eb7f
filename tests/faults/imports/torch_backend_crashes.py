import wheels
from catalogue import Deployment, Fault
from native_faults import workshop

FILES = {
    "acme_npu/__init__.py": "import ctypes\n\n\ndef start():\n    ctypes.string_at(0)\n",
    "acme_npu-1.0.dist-info/entry_points.txt": "[torch.backends]\nacme_npu = acme_npu:start\n",
}


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "--no-deps", str(wheels.write(workshop(deployment), "acme_npu", "1.0", FILES)))


FAULT = Fault(
    about="a plug-in for an accelerator, which torch loads at import, crashes the process",
    layer="imports",
    deployment="current",
    inject=inject,
    code="IMP006",
    fixable=False,
    resembles="memory_limit",
    source="TORCH_DEVICE_BACKEND_AUTOLOAD in torch/__init__.py; reproduced: SIGSEGV",
)
