"""The minimum of ``indextts-doctor say``: the same imports, weights and synthesis without supervision.

python benchmarks/bare_speech.py TEXT FILE.wav
"""

import importlib.util
import sys
from pathlib import Path

VOICE = Path(__file__).parent.parent / "src" / "indextts_doctor" / "speech" / "voice"


def main() -> None:
    """Synthesize the text into the file."""
    spec = importlib.util.spec_from_file_location("synthesis", VOICE / "synthesis.py")
    assert spec is not None
    assert spec.loader is not None
    voice = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(voice)
    settings = voice.settings(VOICE)
    ids = voice.tokenize(VOICE, sys.argv[1])
    codes, _ = voice.generate(voice.load(VOICE), ids, settings)
    voice.write(sys.argv[2], voice.decode(VOICE, codes), settings["sample_rate"])


if __name__ == "__main__":
    main()
