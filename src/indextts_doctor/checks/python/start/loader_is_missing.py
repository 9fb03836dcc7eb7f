"""PY003: the program interpreter that Python names is absent."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.python.start import reasons
from indextts_doctor.checks.python.start.reasons import Lacks
from indextts_doctor.facts import Environment, Start


@check(
    "PY003",
    Severity.ERROR,
    title=_("{python} needs {loader}, which this system does not have"),
    why=_("""The system says only "No such file or directory", although the file is there: what is missing is the loader
        that its header names. A Python built for glibc does not run on Alpine (musl), nor the other way round."""),
    how=_("The executable's header names a program interpreter (PT_INTERP) that does not exist."),
    advice=_("""Use a Python that was built for this system: make the environment anew with this system's own Python, or
        move to an image with glibc (python:3.10-slim-bookworm)."""),
    explains=("IMP", "PKG", "LIB", "PY"),
    source="ELF PT_INTERP; reproduced: ENOENT from an interpreter whose loader was renamed in its header",
)
def loader_is_missing(environment: Environment, start: Start) -> Found[Lacks]:
    if reasons.cause(environment, start) == "loader":
        yield Lacks(python=environment.link_chain[-1], loader=environment.interpreter, said=start.output)
