"""Samples to measures. Pure."""

from __future__ import annotations

from indextts_doctor.facts.sound import Sound
from indextts_doctor.smoke.sound.recording import Recording


def measure(recording: Recording) -> Sound:
    """Return the measures of a recording."""
    samples = len(recording.samples)
    return Sound(
        format=recording.format,
        rate=recording.rate,
        channels=recording.channels,
        samples=samples,
        seconds=samples / recording.rate,
    )
