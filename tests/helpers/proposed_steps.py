"""What a fix proposes for what its check finds in the same facts."""

from typing import Any

from indextts_doctor.checks import registry
from indextts_doctor.checks.finding import Finding
from indextts_doctor.diagnose import proposals, running
from indextts_doctor.fixes.registry import fixes
from indextts_doctor.fixes.steps import Advice


def proposed(code: str, *facts: Any) -> list[Any]:
    """Return the steps and the advice of the fix of a check where that speaks; what is not given is healthy."""
    check = next(check for check in registry.builtin() if check.code == code)
    fix = fixes()[code].function
    given = {type(record): record for record in facts}

    def arguments(wanted: dict[str, Any]) -> dict[str, Any]:
        return {name: given[kind] if kind in given else healthy(kind) for name, kind in wanted.items()}

    evidence = tuple(check.function(**arguments({need.name: need.kind for need in running.needs(check.function)})))
    assert evidence, f"{code} finds nothing in these facts"
    needs = dict(proposals.needs(fix))
    given[Finding] = Finding(check, evidence)
    given.update((kind, evidence) for kind in needs.values() if proposals.kinds_of(kind))
    return list(fix(**arguments(needs)))


def healthy(kind: Any) -> Any:
    """Return the record of a healthy deployment."""
    from indextts_doctor.plugins.testing import healthy as record

    return record(kind)


def advice(yielded: list[Any]) -> str:
    """Return the words of what is nothing but advice."""
    assert yielded
    assert all(isinstance(one, Advice) for one in yielded), yielded
    return " ".join(one.why.of("en") for one in yielded)
