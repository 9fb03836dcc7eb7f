from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.wrapper = ["sh", "-c", 'ulimit -v 600000; exec "$@"', "sh"]


FAULT = Fault(
    about="ulimit -v leaves too little address space to import torch",
    layer="host",
    deployment="current",
    inject=inject,
    code="HOST016",
    symptoms=("IMP006",),
    fixable=False,
    source="reproduced: failed to map segment from shared object",
)
