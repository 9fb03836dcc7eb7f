"""Overhead of the doctor on a synthesis, as ratios and differences of one run.

    python benchmarks/speech.py PYTHON [RUNS]

PYTHON is a deployment's interpreter with torch, transformers, scipy, onnxruntime and soundfile.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

from ratios import DOCTOR, HERE, peak, row, seconds

TEXT = "check passed with two warnings"
WATCHED = """
import os, sys
from pathlib import Path
from indextts_doctor.config.configuration import Config, SpeechRequest
from indextts_doctor.speech import engine
from indextts_doctor.speech.synthesis import synthesize
from indextts_doctor.target.resolve import Request, resolve

code = 'import wave; f = wave.open("{output}", "wb"); f.setparams((1, 2, 16000, 0, "NONE", "")); f.writeframes(bytes(96000))'
command = f"{sys.executable} -S -c '{code}'"
config = Config(speech=SpeechRequest(engine="command", command=command), thresholds={"speech_seconds": 60.0})
context = resolve(Request(directory=Path(sys.argv[1])), config, os.environ)
if sys.argv[2] == "yes":
    synthesize(context, {"en": "x"}, engine.builtin(), lambda *_: None)
else:
    import subprocess
    subprocess.run([sys.executable, "-S", "-c", code.replace("{output}", os.devnull)])
"""


def main() -> None:
    """Print the table."""
    python, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7
    os.environ.pop("VIRTUAL_ENV", None)
    with tempfile.TemporaryDirectory() as folder:
        wav = str(Path(folder, "speech.wav"))
        target = ["-C", folder, "--python", python, "--profile", "reference"]
        say = [*DOCTOR, "say", TEXT, *target, "--output", wav]
        row("say / a bare script", 1.1, say, [python, str(HERE / "bare_speech.py"), TEXT, wav], runs, folder)
        watched = [sys.executable, "-c", WATCHED, folder]
        pairs = [(seconds([*watched, "yes"], folder), seconds([*watched, "no"], folder)) for _ in range(runs)]
        over = statistics.median(one - other for one, other in pairs)
        print(f"{'overhead of the supervision':34} {over:7.3f} s, at most 0.3 s", flush=True)
        print(f"{'peak memory of its own process':34} {peak(say[3:], folder):.0f} MiB, at most 100")


if __name__ == "__main__":
    main()
