"""Which environment variables matter to a deployment; the others are not reported."""

import re
from collections.abc import Mapping

_WANTED = re.compile(
    r"PYTHON\w*|PATH|LD_LIBRARY_PATH|LD_PRELOAD|(OMP|MKL|OPENBLAS)_NUM_THREADS|HF_\w+|HUGGINGFACE_HUB_CACHE"
    r"|TRANSFORMERS_(CACHE|OFFLINE)|XDG_CACHE_HOME|TMPDIR|HOME|LANG|LC_\w+|VIRTUAL_ENV|CONDA_PREFIX"
    r"|CUDA_VISIBLE_DEVICES|no_proxy|NO_PROXY|GUNICORN_CMD_ARGS|WEB_CONCURRENCY"
)
_SECRET = re.compile(r"TOKEN|SECRET|PASSW|KEY|CREDENTIAL", re.IGNORECASE)
MAX_VALUE = 4096


def relevant(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables that decide how the deployment runs; never one that may hold a secret."""
    return {
        name: value[:MAX_VALUE]
        for name, value in sorted(variables.items())
        if _WANTED.fullmatch(name) and not _SECRET.search(name)
    }


def proxies(variables: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the variables that send plain HTTP through a proxy; their values may hold passwords."""
    names = ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY")
    return tuple(name for name in names if variables.get(name))
