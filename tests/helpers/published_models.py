"""Model folders with a known origin, and the downloads that are proposed for them."""

from __future__ import annotations

from typing import Any

from indextts_doctor.facts.modelfolder import ModelFile, ModelFolder
from indextts_doctor.facts.profile import ModelLayout, Profile
from indextts_doctor.fixes.steps import Fetch
from indextts_doctor.plugins.testing import healthy

FOLDER, REPO = "/srv/tts/models/index_tts_2_llm", "owner/voice"
LAYOUT = {"folder": "models", "repo": REPO}


def profile(**changes: Any) -> Profile:
    """A profile whose model is published."""
    return healthy(Profile, model=ModelLayout(**{**LAYOUT, **changes}))


def file(problem: str, path: str = "model.safetensors", **changes: Any) -> ModelFile:
    """A file that the engine needs."""
    return ModelFile(
        **{"path": path, "size": 9, "kind": "safetensors", "required": True, "problem": problem, **changes}
    )


def model(*files: ModelFile, **changes: Any) -> ModelFolder:
    return healthy(ModelFolder, files=files, **changes)


def fetch(name: str = "model.safetensors", **changes: Any) -> Fetch:
    """The download of a file."""
    base = {"path": f"{FOLDER}/{name}", "repo": REPO, "name": name}
    return Fetch(**{**base, **changes})
