"""What a fix proposes for what its check finds in the same facts."""

from typing import Any

from indextts_doctor.checks import registry
from indextts_doctor.checks.finding import Finding
from indextts_doctor.diagnose import proposals as proposing
from indextts_doctor.diagnose import running
from indextts_doctor.fixes.registry import fixes
from indextts_doctor.fixes.steps import Advice


def proposed(fix: Any, *facts: Any) -> list[Any]:
    """Return the steps and the advice of ``fix`` where its check speaks; what is not given is healthy."""
    checks = {check.code: check for check in registry.builtin()}
    code = next(code for code, one in fixes().items() if one.function is fix)
    given = {type(record): record for record in facts}

    def arguments(wanted: Any) -> dict[str, Any]:
        return {name: given[kind] if kind in given else healthy(kind) for name, kind in wanted}

    check = checks[code]
    evidence = tuple(check.function(**arguments(running.needs(check.function))))
    assert evidence, f"{code} finds nothing in these facts"
    given[Finding] = Finding(check, evidence)
    return list(fix(**arguments(proposing.needs(fix))))


def healthy(kind: Any) -> Any:
    """Return the record of a healthy deployment."""
    from indextts_doctor.plugins.testing import healthy as record

    return record(kind)


def advice(proposals: list[Any]) -> str:
    """Return the words of what is nothing but advice."""
    assert proposals
    assert all(isinstance(one, Advice) for one in proposals), proposals
    return " ".join(one.why.en for one in proposals)
