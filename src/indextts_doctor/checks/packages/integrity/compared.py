"""The files of installed distributions, as far as they were compared with RECORD. Pure."""

from collections.abc import Iterable

from indextts_doctor.checks import CannotCheck, _
from indextts_doctor.facts import Package, Packages

NOT_COMPARED = _("files are not compared with --fast")


def compared(packages: Packages) -> Iterable[Package]:
    """Return the distributions whose files were compared. Raises CannotCheck when none were: nothing is known of them."""
    if packages.checked == "nothing":
        raise CannotCheck("skipped", NOT_COMPARED)
    return packages.first()
