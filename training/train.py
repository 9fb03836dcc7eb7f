"""Trains the reference voice and writes its files where the doctor ships them.

    python training/train.py WORK

WORK is a folder for what is made on the way (3 GB); a second run goes on from there.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pack
from runtime import FOLDER
from stages import Stages


def decoder(work: Path) -> Path:
    return Stages(work).decoder()


def weights(work: Path) -> Path:
    return Stages(work).weights()


def main(work: Path) -> None:
    """Prepare the data, then train both networks side by side, each on one thread."""
    stages = Stages(work)
    stages.features("held_out")
    stages.codebook()
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        networks = [pool.submit(train, work) for train in (decoder, weights)]
    pack.write(FOLDER, *(network.result() for network in networks))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
