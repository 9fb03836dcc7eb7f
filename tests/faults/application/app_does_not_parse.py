from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    app = deployment.edit(deployment.directory / "app.py")
    app.write_text(app.read_text().replace('@app.get("/healthz")', "@app.get(\u201c/healthz\u201d)"))


FAULT = Fault(
    about="a line of app.py was copied from a page, with curly quotes",
    layer="application",
    deployment="pins-3.10",
    inject=inject,
    code="APP009",
    fixable=False,
    source="reproduced on Python 3.10: SyntaxError: invalid character '\u201c' (U+201C)",
)
