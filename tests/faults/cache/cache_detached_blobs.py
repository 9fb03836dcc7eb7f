from __future__ import annotations

import os
import shutil
import tempfile
from typing import Optional

from catalogue import Deployment, Fault
from hub_faults import REPO, filled

SIZE = 2**30


def needs() -> Optional[str]:
    return None if shutil.disk_usage(tempfile.gettempdir()).free > 4 * SIZE else "too little space for a large blob"


def inject(deployment: Deployment) -> None:
    with (filled(deployment) / REPO / "blobs" / ("9" * 64)).open("wb") as blob:
        os.posix_fallocate(blob.fileno(), 0, SIZE)


FAULT = Fault(
    about="a snapshot was removed by hand, its blobs remain",
    layer="cache",
    deployment="pins-3.10",
    inject=inject,
    code="HUB005",
    fixable=False,
    exit_code=0,
    needs=needs,
    source="huggingface_hub/utils/_cache_manager.py: only blobs of snapshots are counted",
)
