"""The small voice that the doctor ships: it proves the whole stack where there is no model."""

from __future__ import annotations

from pathlib import Path

from indextts_doctor.i18n.text import _
from indextts_doctor.speech.engine import Plan, Setting, engine, script
from indextts_doctor.speech.voice import FOLDER

WEIGHTS = ("model.safetensors", "decoder.onnx")


@engine(
    "reference",
    title=_("the doctor's own small voice"),
    languages=("en",),
)
def reference(_setting: Setting) -> Plan:
    return Plan(
        script=script("reference"),
        request={"voice": str(FOLDER), "synthesis": str(FOLDER / "synthesis.py")},
        weights=tuple(str(Path(FOLDER, name)) for name in WEIGHTS),
    )
