"""Every kind of step with what takes it: importing this makes all of them known."""

from indextts_doctor.repair.kinds import environment, hub, kind, stackflag, system, texts

__all__ = ["environment", "hub", "kind", "stackflag", "system", "texts"]
