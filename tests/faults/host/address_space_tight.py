from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.wrapper = ["sh", "-c", 'ulimit -v 900000; exec "$@"', "sh"]


FAULT = Fault(
    about="ulimit -v is enough for the imports of today and not for torch with a model",
    layer="host",
    deployment="pins-3.10",
    inject=inject,
    code="HOST015",
    fixable=False,
    exit_code=0,
    source="getrlimit(2), RLIMIT_AS",
)
