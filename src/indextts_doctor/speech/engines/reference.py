"""The built-in small voice: it tests all libraries where there is no model."""

from indextts_doctor.i18n.text import _
from indextts_doctor.speech.engine import Plan, engine, script
from indextts_doctor.speech.voice import FOLDER
from indextts_doctor.target.context import Context

WEIGHTS = ("model.safetensors", "decoder.onnx")


@engine("reference", title=_("built-in small voice"), languages=("en",))
def reference(_context: Context) -> Plan:
    return Plan(
        script=script("reference"),
        request={"voice": FOLDER, "synthesis": FOLDER / "synthesis.py"},
        weights=tuple(FOLDER / name for name in WEIGHTS),
    )
