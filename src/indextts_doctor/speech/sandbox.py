"""An engine's variables, with a home and caches of its own, and the files that it leaves in its folders."""

import os
from collections.abc import Mapping
from pathlib import Path

from indextts_doctor.collect.inside.probe import probe_variables
from indextts_doctor.collect.outside.host.host import cpus_granted
from indextts_doctor.speech.engine import Files
from indextts_doctor.target.context import Context
from indextts_doctor.target.hubsettings import deployments_hub

POOLS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")
MOST_ENTRIES = 20_000  # of the folders that are compared before and after
MOST_LEFT = 20  # files that are reported

Listing = dict[str, tuple[int, int]]  # path -> size, time of last change in nanoseconds


def variables(context: Context, folder: str, more: Mapping[str, str]) -> dict[str, str]:
    """The deployment's variables with home and caches moved into ``folder``.

    The model cache stays where it is, off line and only read. Thread pools follow the processors that are really
    granted, unless the deployment sets them itself.
    """
    own = context.variables
    threads = str(max(1, int(cpus_granted())))
    pools = {name: threads for name in POOLS if name not in own}
    home = {"HOME": folder, "TMPDIR": folder}
    if "HOME" in own:  # where the user's packages are: with another HOME, Python would look elsewhere
        home["PYTHONUSERBASE"] = own.get("PYTHONUSERBASE") or str(Path(own["HOME"], ".local"))
    cache = deployments_hub(context).cache()[0]
    hub = dict.fromkeys(("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"), cache)  # the first is read from 0.19 on
    still = {**hub, "CUDA_VISIBLE_DEVICES": "", "PYTHONUNBUFFERED": "1"}
    return {**probe_variables(own, folder), **pools, **home, **still, **more}


def listing(folders: Files) -> Listing:
    """The files below some folders; of too many, the first."""
    found: Listing = {}
    for folder in dict.fromkeys(folders):
        for parent, names, files in os.walk(folder):
            names[:] = [name for name in names if name not in (".git", "__pycache__")]
            for name in files:
                if len(found) >= MOST_ENTRIES:
                    return found
                path = os.path.join(parent, name)  # noqa: PTH118 - thousands of them
                try:
                    status = os.lstat(path)
                except OSError:
                    continue
                found[path] = (status.st_size, status.st_mtime_ns)
    return found


def left(before: Listing, after: Listing) -> tuple[str, ...]:
    """The files that are new or changed."""
    return tuple(sorted(path for path, seen in after.items() if before.get(path) != seen))[:MOST_LEFT]
