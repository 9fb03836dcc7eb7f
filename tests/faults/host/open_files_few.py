from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.wrapper = ["sh", "-c", 'ulimit -n 128; exec "$@"', "sh"]


FAULT = Fault(
    about="only 128 files may be open at once",
    layer="host",
    deployment="pins-3.10",
    inject=inject,
    code="HOST017",
    fixable=False,
    exit_code=0,
    source="getrlimit(2), RLIMIT_NOFILE",
)
