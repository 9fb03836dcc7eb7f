"""HUB012: installs hf_transfer."""

from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.packages.requirements import install


@fix("HUB012", title=_("installs hf_transfer"), source="huggingface_hub/file_download.py of 0.25.2")
def hf_transfer_is_missing(packages: Packages, target: Target) -> Steps:
    yield install(target, packages, "hf_transfer")
