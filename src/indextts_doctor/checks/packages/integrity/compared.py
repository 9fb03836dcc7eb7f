"""Distributions whose files were compared with RECORD. Pure."""

from collections.abc import Iterable

from indextts_doctor.checks import CannotCheck, _
from indextts_doctor.facts import Package, Packages

NOT_COMPARED = _("files are not compared with --fast")


def compared(packages: Packages) -> Iterable[Package]:
    """The distributions whose files were compared. Raises CannotCheck if none were."""
    if packages.checked == "nothing":
        raise CannotCheck("skipped", NOT_COMPARED)
    return packages.first()
