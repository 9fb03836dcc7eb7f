"""How each healthy deployment is made: data."""

from __future__ import annotations

import ctypes.util
import functools
import hashlib
import json
import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

import deployment_files
import interpreters
import wheels

# Exact versions, and for the old stacks the day they were current: the same environment at every build.
GUIDE = (
    "transformers==4.35.2",
    "torch==1.13.1+cpu",
    "torchaudio==0.13.1+cpu",
    "onnxruntime==1.15.1",
    "scipy==1.10.1",
    "numpy==1.24.3",
    "flask==2.3.3",
    "pydub==0.25.1",
    "huggingface-hub==0.16.4",
    "soundfile==0.12.1",
    "accelerate==0.24.1",
    "gunicorn==21.2.0",
    "gevent==23.9.1",
    "kantts==0.0.1",
    "ttsfrd==0.3.6",
    "pip==23.3.1",
    "setuptools==69.0.2",
)
CURRENT = (
    "torch==2.13.0",
    "transformers==5.23.0",
    "onnxruntime==1.32.0",
    "scipy==1.17.1",
    "numpy==2.4.6",
    "soundfile==0.14.0",
    "huggingface-hub==2.4.0",
)
# pysptk, which real KAN-TTS imports when it prepares training data, has no wheels: it is left out.
SAMBERT = (
    "torch==1.13.1+cpu",
    "scipy==1.12.0",
    "numpy==1.26.4",
    "setuptools==80.9.0",
    "pywavelets==1.6.0",
    "pytorch-wavelets==1.3.0",
    "librosa==0.10.2",
    "numba==0.60.0",
    "unidecode==1.3.8",
    "inflect==7.4.0",
    "soundfile==0.13.1",
    "sox==1.5.0",
    "pyyaml==6.0.3",
    "tqdm==4.67.1",
    "kantts==0.0.1",
    "ttsfrd==0.3.6",
    "pip==25.0",
)
PIPER = ("onnxruntime==1.32.0", "numpy==2.4.6", "soundfile==0.14.0")
# What each Python can still be given: its last numpy and scipy, and pips from 2018 to today's.
LAST = {
    "3.6": ("numpy==1.19.5", "scipy==1.5.4", "soundfile==0.12.1", "flask==2.0.3", "pip==9.0.3", "setuptools==39.2.0"),
    "3.7": ("numpy==1.21.6", "scipy==1.7.3", "soundfile==0.12.1", "flask==2.2.5", "pip==10.0.1", "setuptools==47.3.2"),
    # soundfile 0.10 brings no libsndfile: the system's is used.
    "3.8": ("numpy==1.24.4", "scipy==1.10.1", "soundfile==0.10.3.post1", "flask==3.0.3", "pip==19.3.1"),
    "3.12": ("numpy==1.26.4", "scipy==1.13.1", "soundfile==0.14.0", "flask==3.1.3", "pip==26.3", "setuptools==75.8.0"),
    "3.13": ("numpy==2.4.6", "scipy==1.17.1", "soundfile==0.14.0", "flask==3.1.3"),
}
NO_TORCH = "no CPU-only torch at hand: name a folder or page of its wheels in UV_FIND_LINKS or PIP_FIND_LINKS"
NO_EXECSTACK = "onnxruntime 1.15.1 wants an executable stack, which glibc 2.41 and newer refuse: never healthy here"


@dataclass(frozen=True)
class Recipe:
    """A healthy deployment."""

    name: str
    python: str
    profile: str  # that the doctor should recognise
    requirements: tuple[str, ...] = ()
    folder: str = "nothing"  # of deployments.FOLDERS
    model: Optional[str] = None  # relative to the deployment
    port: bool = False  # it serves on one
    exclude_newer: Optional[str] = None
    compiled: bool = True  # with __pycache__, as pip leaves it; uv leaves none
    linked: bool = False  # its files are symbolic links into a cache, as ``uv --link-mode=symlink`` makes them
    options: tuple[str, ...] = ()  # of every check of it
    environ: Mapping[str, str] = field(default_factory=dict)

    def key(self) -> str:
        """Return the name of its environment in the cache: another recipe, another key."""
        parts = (self.python, self.requirements, self.exclude_newer, self.compiled, find_links(), _standins())
        linked = ("linked",) if self.linked else ()
        digest = hashlib.sha256(json.dumps(parts + linked).encode()).hexdigest()[:12]
        return f"{self.python}-{digest}"

    def unavailable(self) -> Optional[str]:
        """Return why it cannot be built on this machine, or None."""
        if interpreters.find(self.python) is None:
            return f"no Python {self.python} at hand"
        if "torch==2.13.0" in self.requirements and not find_links():
            return NO_TORCH
        if "onnxruntime==1.15.1" in self.requirements and _glibc() >= (2, 41):
            return NO_EXECSTACK
        if "soundfile==0.10.3.post1" in self.requirements and not ctypes.util.find_library("sndfile"):
            return "soundfile 0.10 brings no libsndfile, and this system has none"
        return None


def find_links() -> list[str]:
    """Return where else wheels may lie on this machine, as its user says."""
    named = os.environ.get("UV_FIND_LINKS", "").split(",") + os.environ.get("PIP_FIND_LINKS", "").split()
    return list(dict.fromkeys(place.strip() for place in named if place.strip()))


def _standins() -> str:
    return hashlib.sha256(Path(wheels.__file__).read_bytes()).hexdigest()


def _glibc() -> tuple[int, ...]:
    name, version = platform.libc_ver()
    return tuple(int(part) for part in version.split(".")[:2]) if name == "glibc" else (0, 0)


_guide = functools.partial(
    Recipe,
    profile="indextts-2-llm",
    requirements=GUIDE,
    folder="guide",
    model="models/index_tts_2_llm",
    port=True,
    exclude_newer="2023-12-15",
)
_indextts2 = functools.partial(
    Recipe,
    python="3.11",
    profile="indextts2",
    folder="indextts2",
    model="checkpoints",
    port=True,
    options=("--select", "MOD"),
)
_house = functools.partial(Recipe, profile="house", folder="house", model="voice", port=True)
RECIPES = {
    recipe.name: recipe
    for recipe in (
        _guide("pins-3.9", "3.9"),
        _guide("pins-3.10", "3.10"),
        Recipe("current", "3.11", "reference", CURRENT),
        Recipe(
            "sambert",
            "3.9",
            "sambert",
            SAMBERT,
            folder="sambert",
            model=".",
            exclude_newer="2026-01-01",
            compiled=False,
        ),
        Recipe("empty", "3.13", "reference"),
        # Two that speak without any package: a program, and a service that the test starts.
        Recipe("command", "3.13", "reference", folder="command"),
        Recipe("service", "3.13", "reference", folder="service", port=True),
        Recipe("piper", "3.13", "reference", PIPER, folder="piper", model="models"),
        # The folder of IndexTTS2 on an environment that lacks most of its packages, or all: for the checks of models.
        _indextts2("indextts2", requirements=CURRENT),
        _indextts2("checkpoints"),
        *(
            # uv cannot compile for 3.6
            _house(f"house-{python}", python, requirements=LAST[python], compiled=python != "3.6")
            for python in LAST
        ),
        _house("linked-by-uv", "3.12", requirements=LAST["3.12"], compiled=False, linked=True),
    )
}
assert set(deployment_files.FOLDERS) >= {recipe.folder for recipe in RECIPES.values()}
