"""Evidence for tests that need any: its fields are given as a dictionary."""

from typing import Any

from indextts_doctor.checks.finding import Evidence


class LooseEvidence(Evidence, frozen=True):
    loose: dict[str, Any]

    @property
    def facts(self):
        return self.loose
