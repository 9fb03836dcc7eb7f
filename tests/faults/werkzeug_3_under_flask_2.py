from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.uv("install", "-q", "flask==2.2.2", "werkzeug==3.0.6")


FAULT = Fault(
    about="Werkzeug 3 under Flask 2.2.2, which sets no upper bound",
    layer="packages",
    patient="pins-3.10",
    inject=inject,
    code="PKG020",
    symptoms=("PKG004",),
    curable=True,
    exit_code=1,
    source="reproduced: cannot import name url_quote from werkzeug.urls",
)
