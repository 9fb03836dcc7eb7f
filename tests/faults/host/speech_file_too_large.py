from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.wrapper = ["sh", "-c", 'ulimit -f 64; exec "$@"', "sh"]  # 32 KiB


FAULT = Fault(
    about="the limit on the size of a file is smaller than the recording",
    layer="host",
    deployment="piper",
    inject=inject,
    code="SMK008",
    symptoms=("SMK018",),
    fixable=False,
    speaks=True,
    resembles="speech_not_flushed",
    source="setrlimit(2): RLIMIT_FSIZE",
)
