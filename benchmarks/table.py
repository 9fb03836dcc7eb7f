"""What all trials come to: tables in Markdown, and totals. Pure."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import Callable, Optional

from others import TOOLS
from trial import Trial, Visit

HEAD = ("layer", "faults", "found", "cause first", "folded", "no other alarm", "cured", "undone", "seconds")


def markdown(trials: Sequence[Trial], visits: Sequence[Visit]) -> str:
    """Return everything that is published."""
    parts = [_ours(trials), _beside(trials, visits), _healthy(visits), _short(trials, visits)]
    return "\n\n".join(part for part in parts if part) + "\n"


def tried(trials: Iterable[Trial]) -> list[Trial]:
    """Return those that could be injected on this machine."""
    return [one for one in trials if not one.skipped]


def _ours(trials: Sequence[Trial]) -> str:
    layers = list(dict.fromkeys(one.layer for one in trials))
    rows = [_row(layer, [one for one in trials if one.layer == layer]) for layer in layers]
    return _table(HEAD, [*rows, _row("**all**", trials)])


def _row(name: str, trials: Sequence[Trial]) -> list[str]:
    done = tried(trials)
    columns: tuple[Callable[[Trial], Optional[bool]], ...] = (
        lambda one: one.found,
        lambda one: one.first,
        lambda one: one.folded,
        lambda one: not one.false_alarms,
        lambda one: one.cured,
        lambda one: one.undone,
    )
    seconds = [one.seconds for one in done if one.seconds]
    median = f"{statistics.median(seconds):.1f}" if seconds else "–"
    return [name, str(len(done)), *(share(map(column, done)) for column in columns), median]


def share(values: Iterable[Optional[bool]]) -> str:
    """Return "all" or "7 of 8" of those that were tried, and a dash where none was."""
    known = [value for value in values if value is not None]
    if not known:
        return "–"
    return "all" if all(known) else f"{sum(known)} of {len(known)}"


def percent(values: Iterable[bool]) -> str:
    """Return the share as "12 %", of how many, and a dash for none."""
    known = list(values)
    return f"{sum(known)} of {len(known)} ({100 * sum(known) / len(known):.0f} %)" if known else "–"


def _beside(trials: Sequence[Trial], visits: Sequence[Visit]) -> str:
    done = tried(trials)
    if not any(one.others for one in done):
        return ""
    ours = [
        "**indextts-doctor check**",
        percent(one.found for one in done),
        percent(not one.right for one in _seen(visits)),
    ]
    rows = [
        [
            f"`{tool}`",
            percent(one.others[tool] for one in done if tool in one.others),
            percent(one.others[tool] for one in _seen(visits) if tool in one.others),
        ]
        for tool in TOOLS
    ]
    return _table(("tool", "faults found", "alarms on healthy patients"), [ours, *rows])


def _seen(visits: Iterable[Visit]) -> list[Visit]:
    return [one for one in visits if not one.skipped]


def _healthy(visits: Sequence[Visit]) -> str:
    seen = _seen(visits)
    return (
        f"Healthy patients: {len(seen)}, of which {sum(not one.right for one in seen)} raised a false alarm."
        if seen
        else ""
    )


def _short(trials: Sequence[Trial], visits: Sequence[Visit]) -> str:
    """Return what falls short, a line each: it is listed, not left out."""
    lines = [
        f"- `{one.name}` ({one.about}): {', '.join(faults)}" for one in trials if (faults := shortfalls(one))
    ]
    lines += [f"- `{one.name}` is healthy: {_alarm(one)}" for one in _seen(visits) if not one.right]
    lines += [f"- `{one.name}` was not tried: {one.skipped}" for one in (*trials, *visits) if one.skipped]
    return "\n".join(["What falls short:", "", *lines]) if lines else ""


def shortfalls(trial: Trial) -> list[str]:
    """Return what was not as it should be, in words."""
    if trial.skipped:
        return []
    told = {
        "not found": not trial.found,
        "not named first": not trial.first,
        "its symptoms are not under it": not trial.folded,
        f"false alarm {' '.join(trial.false_alarms)}": bool(trial.false_alarms),
        "wrong exit code": not trial.exit_code,
        "the check changed files": not trial.unchanged,
        "found without its check": trial.lost is False,
        "not cured": trial.curable and trial.cured is False,
        "not undone": trial.undone is False,
        "could not be tried to the end": bool(trial.trouble) and not trial.seconds,
    }
    return [words for words, wrong in told.items() if wrong]


def _alarm(visit: Visit) -> str:
    return " ".join((*visit.alarms, *visit.unknown)) or visit.trouble or f"exit code {visit.exit_code}"


def unproven(trials: Sequence[Trial], codes: Iterable[str]) -> list[str]:
    """Return the codes of checks that could be switched off without losing a fault."""
    proven = {one.code for one in tried(trials) if one.lost}
    return sorted(set(codes) - proven)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
