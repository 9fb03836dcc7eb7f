"""The new content of a file of settings."""

from __future__ import annotations

from typing import Optional

from indextts_doctor.steps import Assign


def assigned(text: Optional[str], step: Assign) -> str:
    """Return the text with the variable assigned."""
    return f"{text or ''}{step.name}={step.value}\n"
