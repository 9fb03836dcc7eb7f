from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "flask==2.2.2", "werkzeug==3.0.6")


FAULT = Fault(
    about="Werkzeug 3 under Flask 2.2.2, which sets no upper bound",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG020",
    symptoms=("PKG004",),
    fixable=True,
    exit_code=1,
    source="reproduced: cannot import name url_quote from werkzeug.urls",
)
