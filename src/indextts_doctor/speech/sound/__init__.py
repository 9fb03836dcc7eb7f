"""From the bytes of a recording to its measures, with the standard library alone.

The measures must not depend on the deployment's numpy, which may be what is broken.
"""

from indextts_doctor.speech.sound.measures import measure
from indextts_doctor.speech.sound.recording import Recording, UnreadableError, read

__all__ = ["Recording", "UnreadableError", "measure", "read"]
