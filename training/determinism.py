"""Says all known answers again under other settings of torch, each in its own process, and compares the codes.

    python training/determinism.py [PYTHON ...]

Each PYTHON is another interpreter, with other versions, that speaks as well.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import product
from pathlib import Path

from runtime import FOLDER
from schedule import report

CAPABILITIES = {"default": "", "avx2": "avx2", "avx512": "avx512f"}  # of torch, and the flag of the processor
THREADS = [1, 2]
SPEAK = """
import json, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import synthesis, torch, transformers
model, voice = synthesis.load(sys.argv[1]), synthesis.settings(sys.argv[1])
torch.set_num_threads(int(sys.argv[2]))
said = [synthesis.generate(model, synthesis.tokenize(sys.argv[1], text), voice) for text in json.load(sys.stdin)]
used = "%s, torch %s, transformers %s" % (
    torch.backends.cpu.get_cpu_capability(), torch.__version__, transformers.__version__)
print(json.dumps({"used": used, "codes": [codes for codes, _ in said], "margin": min(margin for _, margin in said)}))
"""


def capabilities() -> list[str]:
    """Return the instruction sets of torch that this processor has: another one kills the process."""
    flags = Path("/proc/cpuinfo").read_text(encoding="utf-8").split()
    return [name for name, flag in CAPABILITIES.items() if not flag or flag in flags]


def speak(python: str, capability: str, threads: int, texts: list[str]) -> dict:
    """Return the codes of all texts, the smallest margin and what was used."""
    done = subprocess.run(
        [python, "-c", SPEAK, str(FOLDER), str(threads)],
        input=json.dumps(texts),
        env={**os.environ, "ATEN_CPU_CAPABILITY": capability},
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def main(pythons: list[str]) -> int:
    """Return how many settings say something else than what is known."""
    known = json.loads((FOLDER / "golden.json").read_text(encoding="ascii"))
    failed = 0
    for python, capability, threads in product(pythons, capabilities(), THREADS):
        said = speak(python, capability, threads, [item["text"] for item in known])
        same = sum(codes == item["codes"] for codes, item in zip(said["codes"], known))
        failed += same < len(known)
        report(f"{said['used']}, {threads} threads: {same} of {len(known)} the same, margin {said['margin']:.4f}")
    return failed


if __name__ == "__main__":
    sys.exit(main([sys.executable, *sys.argv[1:]]))
