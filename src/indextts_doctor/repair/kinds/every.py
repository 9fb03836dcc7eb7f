"""Imports every kind of step, which registers it."""

from indextts_doctor.repair.kinds import environment, hub, kind, stackflag, system, texts

__all__ = ["environment", "hub", "kind", "stackflag", "system", "texts"]
