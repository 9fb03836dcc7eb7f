"""Plan, rehearse, apply, check again, undo: the only part of the doctor that changes a deployment."""
