"""Model folders with a known origin, and the downloads that are proposed for them."""

from __future__ import annotations

import healthy_facts
from indextts_doctor.facts.modelfolder import ModelFile
from indextts_doctor.facts.profile import ModelLayout
from indextts_doctor.fixes.steps import Fetch

FOLDER, REPO = "/srv/tts/models/index_tts_2_llm", "owner/voice"
LAYOUT = {"folder": "models", "repo": REPO}


def profile(**changes):
    """A profile whose model is published."""
    return healthy_facts.profile(model=ModelLayout(**{**LAYOUT, **changes}))


def file(problem, path="model.safetensors", **changes):
    """A file that the engine needs."""
    return ModelFile(
        **{"path": path, "size": 9, "kind": "safetensors", "required": True, "problem": problem, **changes}
    )


def model(*files, **changes):
    return healthy_facts.model(files=files, **changes)


def fetch(name="model.safetensors", **changes):
    """The download of a file."""
    base = {"path": f"{FOLDER}/{name}", "repo": REPO, "name": name}
    return Fetch(**{**base, **changes})
