"""Every kind of step with what takes it: importing this makes all of them known."""

from __future__ import annotations

from indextts_doctor.cure import acts, environments, hubfiles, stacks, systems, texts

__all__ = ["acts", "environments", "hubfiles", "stacks", "systems", "texts"]
