"""What the evidence of each check of the speech test has. Pure."""

from msgspec.structs import force_setattr

from indextts_doctor.checks import Evidence


class OfEngine(Evidence, frozen=True):
    """Evidence about one engine, which it concerns unless it says what else."""

    engine: str

    def __post_init__(self) -> None:
        if not self.about:
            force_setattr(self, "about", frozenset({self.engine}))
