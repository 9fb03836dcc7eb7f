import functools

import namespaces
from catalogue import Deployment, Fault

MOUNT = 'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; shift; exec "$@"'


def inject(deployment: Deployment) -> None:
    cache = deployment.model / "hf_cache"
    if cache.exists():
        deployment.remove(cache)
    deployment.wrapper = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(deployment.model)]
    deployment.options[deployment.options.index("--select") + 1] = "MOD,HOST020"


FAULT = Fault(
    about="the model folder is mounted read-only, and IndexTTS2 makes hf_cache in it at every start",
    layer="host",
    deployment="checkpoints",
    inject=inject,
    code="HOST020",
    needs=functools.partial(namespaces.why_not, "unshare", "--mount"),
    fixable=False,
    resembles="model_folder_not_writable",
    source="indextts/infer_v2.py: os.makedirs(hf_cache)",
)
