"""Faults in which the service runs as another user than the one that runs the doctor."""

from __future__ import annotations

import os
from typing import Optional

from patients import Patient

ANOTHER = "65533:65532"  # no account has these numbers


def why_not_as_another() -> Optional[str]:
    """Return why such a fault cannot be injected here: whoever closes a file must still be able to read it."""
    return (
        None
        if hasattr(os, "geteuid") and os.geteuid() == 0
        else "needs root: it can read what another user cannot"
    )


def serve_as_another(patient: Patient) -> None:
    """Tell the doctor that the service runs as another user."""
    (patient.directory / "indextts-doctor.toml").write_text(f'service_user = "{ANOTHER}"\n')
