"""Evidence that the checks of the speech test share. Pure."""

from msgspec.structs import force_setattr

from indextts_doctor.checks import Evidence


class OfEngine(Evidence, frozen=True):
    """Evidence about one engine: ``about`` is the engine unless it is set."""

    engine: str

    def __post_init__(self) -> None:
        if not self.about:
            force_setattr(self, "about", frozenset({self.engine}))
