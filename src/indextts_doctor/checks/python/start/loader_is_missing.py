"""PY003: the loader that Python needs is missing."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.checks.python.start.reasons import Lacks
from indextts_doctor.facts import Environment, Start


@check(
    "PY003",
    Severity.ERROR,
    title=_("{python} needs the loader {loader}, which does not exist"),
    summary=_("the loader that Python needs does not exist"),
    why=_("""The system only reports "No such file or directory", although the Python executable exists; the loader in its
        header is missing. A Python built for glibc does not run on Alpine (musl), and vice versa."""),
    how=_("The header of the executable refers to a program interpreter (PT_INTERP) that does not exist."),
    advice=_("""Use a Python that was built for this system: create the environment again with the system's own Python, or
        use an image with glibc (python:3.10-slim-bookworm)."""),
    explains=("IMP", "PKG", "LIB", "PY"),
    source="ELF PT_INTERP; reproduced: ENOENT from an interpreter whose loader was renamed in its header",
)
def loader_is_missing(environment: Environment, start: Start) -> Found[Lacks]:
    if reasons.cause(environment, start) == "loader":
        yield Lacks(python=environment.link_chain[-1], loader=environment.interpreter, message=start.output)
