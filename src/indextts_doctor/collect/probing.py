"""The order of the probes in the deployment's interpreter, and the second round that depends on the first."""

from typing import Any

from indextts_doctor.collect import registry
from indextts_doctor.collect.inside.packages import look_closer
from indextts_doctor.collect.jobs import Job, Run
from indextts_doctor.facts import FIELDS, Interpreter, Missing, Start
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context

UNSTARTED = Missing("failed", _("the interpreter does not start"))
FIRST = 2  # jobs of those in parts that come before the quick ones


def jobs(context: Context) -> list[Job]:
    """The probes: the interpreter first, then the slowest ones, so that the quick ones fill the other cores."""
    wanted = [one for one in registry.inside() if one.left_out(context) is None]
    first = [job for one in wanted if one.kind is Interpreter for job in one.jobs(context)]
    slow = [job for one in wanted if one.parts for job in one.jobs(context)]
    quick = [job for one in wanted if one.kind is not Interpreter and not one.parts for job in one.jobs(context)]
    return [*first, *slow[:FIRST], *quick, *slow[FIRST:]]


def finish(context: Context, run: Run) -> dict[str, Any]:
    """Wait for the results and run the second round; an interpreter that does not start is read from outside."""
    found = run.finish(until=does_not_start)
    answer = found["interpreter"]
    found["start"], found["interpreter"] = answer if isinstance(answer, tuple) else (Start(outcome="time"), answer)
    if isinstance(found["interpreter"], Missing):
        return _from_outside(context, run, found)
    for one in registry.inside():
        if one.parts is not None and one.left_out(context) is None:
            found[one.name] = one.function(context, run, found)
    found["packages"] = look_closer(context, run, found["packages"], found.get("imports"))
    return found


def does_not_start(name: str, value: Any) -> bool:
    """Whether the interpreter failed to start: then no other probe is needed."""
    return name == "interpreter" and not (isinstance(value, tuple) and value[0].ok)


def _from_outside(context: Context, run: Run, found: dict[str, Any]) -> dict[str, Any]:
    """The facts that remain available about an interpreter that does not start."""
    from indextts_doctor.collect.outside import packages

    unasked = dict.fromkeys((one.name for one in registry.inside()), UNSTARTED)
    known = {name: found[name] for name in (FIELDS[Start], FIELDS[Interpreter])}
    return {**unasked, **known, "packages": run.now(Job("packages", lambda: packages.collect(context)))}
