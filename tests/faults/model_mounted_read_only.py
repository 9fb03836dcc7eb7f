import functools

import namespaces
from catalogue import Fault, Patient

MOUNT = 'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"; shift; exec "$@"'


def inject(patient: Patient) -> None:
    cache = patient.model / "hf_cache"
    if cache.exists():
        patient.remove(cache)
    patient.wrapper = ["unshare", "--mount", "sh", "-c", MOUNT, "sh", str(patient.model)]
    patient.options[patient.options.index("--select") + 1] = "MOD,HOST020"


FAULT = Fault(
    about="the model folder is mounted read-only, and IndexTTS2 makes hf_cache in it at every start",
    layer="host",
    patient="checkpoints",
    inject=inject,
    code="HOST020",
    needs=functools.partial(namespaces.why_not, "unshare", "--mount"),
    curable=False,
    resembles="model_folder_not_writable",
    source="indextts/infer_v2.py: os.makedirs(hf_cache)",
)
