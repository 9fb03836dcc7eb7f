"""Facts to report: what is done once the deployment has been examined, or from the facts of a saved report."""

import datetime as dt
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Optional

import msgspec
from msgspec.structs import replace

from indextts_doctor import __version__
from indextts_doctor.checks import registry
from indextts_doctor.checks.finding import Check
from indextts_doctor.checks.selection import Rules, select
from indextts_doctor.diagnose.diagnosis import Diagnosis
from indextts_doctor.diagnose.proposals import Proposal, propose_all
from indextts_doctor.diagnose.running import diagnose
from indextts_doctor.facts import Facts, Troubles
from indextts_doctor.fixes.registry import fixes
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import _
from indextts_doctor.plugins import loading
from indextts_doctor.redact import Redactor
from indextts_doctor.redact.machine import redacted
from indextts_doctor.report.report import Report, Saved

MAX_REPORT = 20_000_000


def chosen_checks(rules: Rules, extra: loading.Loaded) -> list[Check]:
    """Our checks and those of plug-ins that the rules select. Raises UserError for an unknown code."""
    return select((*registry.builtin(), *extra.checks), rules.select, rules.ignore)


def on_facts(
    facts: Facts,
    troubles: Troubles,
    checks: Iterable[Check],
    *,
    redact: Redactor,
    durations: Mapping[str, float],
    strict: bool = False,
) -> Report:
    """Redact the facts, then run the checks. ``durations``: seconds that the examination took."""
    begin = time.monotonic()
    clean = redacted(replace(facts, troubles=troubles), redact)
    diagnosis = diagnose(clean, checks)
    judged = time.monotonic() - begin
    return Report(
        facts=replace(clean, troubles=Troubles()),
        diagnosis=diagnosis,
        version=__version__,
        created=dt.datetime.now(dt.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        durations={**durations, "judge": judged, "total": sum(durations.values()) + judged},
        strict=strict,
        proposals=proposals(clean, diagnosis),
    )


def proposals(facts: Facts, diagnosis: Diagnosis) -> dict[str, Proposal]:
    """What `fix` would do about each root cause that is worse than a note."""
    if not diagnosis.causes:
        return {}
    return {one.finding.check.code: one for one in propose_all(facts, diagnosis.causes, fixes())}


def on_report(path: Path, rules: Rules) -> Report:
    """Run the checks on the facts of a saved JSON report. Raises UserError when the file is no report."""
    begin = time.monotonic()
    saved = _read(path)
    extra = loading.load()
    secrets_only = Redactor(home="", user="", hostname="", environ={})  # this machine's names mean nothing there
    checks = chosen_checks(rules, extra)
    durations = {"examine": time.monotonic() - begin}
    report = on_facts(
        saved.facts, extra.troubles, checks, redact=secrets_only, durations=durations, strict=bool(rules.strict)
    )
    return replace(report, saved=saved.saved or Saved(saved.doctor.get("version", "?"), saved.created))


class _Document(msgspec.Struct):
    """The part of a report that is checked again."""

    schema: str
    facts: Facts
    doctor: dict[str, str] = {}
    created: str = ""
    saved: Optional[Saved] = None  # it is itself a report on saved facts


def read_facts(path: Path) -> Facts:
    """The facts of a JSON report. Raises UserError when the file is none."""
    return _read(path).facts


def _read(path: Path) -> _Document:
    try:
        with path.open("rb") as file:  # which may be a pipe: another machine's report
            data = file.read(MAX_REPORT + 1)
        if len(data) > MAX_REPORT:
            raise UserError(
                _("--facts {path}: larger than {limit} bytes; pass a JSON report").filled(path=path, limit=MAX_REPORT)
            )
        return msgspec.json.decode(data, type=_Document)
    except OSError as error:
        raise UserError(
            _("--facts {path}: {reason}; check the path and its permissions").filled(
                path=path, reason=error.strerror or error
            )
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(
            _("--facts {path}: not a JSON report of this tool: {error}").filled(path=path, error=error)
        ) from None
