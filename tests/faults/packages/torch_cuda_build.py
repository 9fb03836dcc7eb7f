from catalogue import Deployment, Fault

BUILDS = {"torch": "1.13.1", "torchaudio": "0.13.1"}
VERSIONS = {
    "torch": "__version__ = '1.13.1+cu117'\ndebug = False\ncuda = '11.7'\ngit_version = ''\nhip = None\n",
    "torchaudio": "__version__ = '0.13.1+cu117'\n",
}


def inject(deployment: Deployment) -> None:
    for package, text in VERSIONS.items():
        deployment.edit(deployment.site_packages / package / "version.py").write_text(text)
        folder = deployment.site_packages / f"{package}-{BUILDS[package]}+cpu.dist-info"
        metadata = deployment.edit(folder / "METADATA")
        metadata.write_text(metadata.read_text().replace("+cpu", ""))
        folder.rename(folder.with_name(f"{package}-{BUILDS[package]}.dist-info"))
        record = deployment.edit(folder.with_name(f"{package}-{BUILDS[package]}.dist-info") / "RECORD")
        lines = [line for line in record.read_text().splitlines() if not line.startswith(f"{package}/version.py")]
        record.write_text("\n".join(lines) + "\n")


FAULT = Fault(
    about="torch and torchaudio are the CUDA builds of the package index",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG009",
    symptoms=(),
    fixable=True,
    exit_code=0,
    source="torch/version.py of the wheel torch 1.13.1: cuda = 11.7; the wheel itself has 900 MB, so its text stands in for it",
)
