from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    module = deployment.edit(deployment.site_packages / "scipy/fft/_backend.py")
    text = module.read_text()
    module.write_text(text[: text.index("def set_global_backend")])


FAULT = Fault(
    about="a module of scipy was cut off between two functions: it still compiles",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG013",
    symptoms=("IMP003", "PKG012"),
    fixable=True,
    source="reproduced: cannot import name set_global_backend from scipy.fft._backend",
)
