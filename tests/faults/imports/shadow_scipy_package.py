from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    folder = deployment.directory / "scipy"
    folder.mkdir()
    (folder / "__init__.py").write_text("")


FAULT = Fault(
    inject=inject,
    about="the service's own package scipy is next to it",
    layer="imports",
    deployment="pins-3.9",
    code="PY016",
    symptoms=("IMP003",),
    fixable=True,
    source="reproduced: No module named 'scipy.fft'",
)
