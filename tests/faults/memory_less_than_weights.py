import functools
import json
import struct

import groups
from catalogue import Fault, Patient

LIMIT = 2 * 2**30
SIZE = 64 * 2**30  # of the weights, in a sparse file
PARTS = 256  # blocks that are written, so that the file is not taken for one of zeros


def inject(patient: Patient) -> None:
    path = patient.edit(patient.model / "model.safetensors")
    tensor = {"dtype": "F32", "shape": [SIZE // 4], "data_offsets": [0, SIZE]}
    text = json.dumps({"text_encoder.embed_tokens.weight": tensor}).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        file.truncate(8 + len(text) + SIZE)
        for part in range(PARTS):
            file.seek(max(4096, part * (SIZE // PARTS)))
            file.write(b"\x3c" * 8192)
    patient.wrapper = groups.entering(patient.stack, "memory", LIMIT)


FAULT = Fault(
    about="the container has 2 GiB of memory for a model of 64 GiB",
    layer="host",
    patient="pins-3.10",
    inject=inject,
    code="HOST006",
    curable=False,
    needs=functools.partial(groups.why_not, "memory"),
    source="index-tts PR#597; reproduced: exit code 137",
)
