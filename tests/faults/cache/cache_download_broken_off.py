import os
import time

from catalogue import Deployment, Fault
from hub_faults import REPO, filled


def inject(deployment: Deployment) -> None:
    part = filled(deployment) / REPO / "blobs" / ("5" * 64 + ".incomplete")
    part.write_bytes(b"x" * 50_000)
    os.utime(part, (time.time() - 7200,) * 2)


FAULT = Fault(
    about="a download into the cache was interrupted",
    layer="cache",
    deployment="pins-3.10",
    inject=inject,
    code="HUB006",
    fixable=True,
    exit_code=0,
    source="huggingface_hub/file_download.py: blobs/<etag>.incomplete",
)
