"""One file per check, in families. What its author needs is imported from here."""

from msgspec import UNSET

from indextts_doctor.checks.finding import CannotCheck, Evidence, Finding, Found, Maybe
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Severity
from indextts_doctor.i18n.text import Text, _

__all__ = ["UNSET", "CannotCheck", "Evidence", "Finding", "Found", "Maybe", "Severity", "Text", "_", "check"]
