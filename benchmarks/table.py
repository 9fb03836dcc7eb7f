"""What all trials come to: tables in Markdown, and totals. Pure."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Callable, Optional

from others import TOOLS
from trial import Trial, Visit

Words = dict[str, Any]
WORDS: dict[str, Words] = {
    "en": {
        "head": ("layer", "faults", "found", "cause first", "folded", "no other alarm", "cured", "undone", "seconds"),
        "beside": ("tool", "faults found", "alarms on healthy deployments"),
        "all": "all",
        "of": "{} of {}",
        "healthy": "Healthy deployments: {}, of which {} raised a false alarm.",
        "proven": "{} of {} checks: switched off, each loses a fault.",
        "unproven": " No fault proves {}.",
        "short": "What falls short:",
        "skipped": "was not tried",
        "alarmed": "is healthy",
    },
    "zh": {
        "head": ("层", "故障", "发现", "原因居首", "症状归入", "无多余报警", "修复", "撤销", "秒"),
        "beside": ("工具", "发现的故障", "对健康环境的误报"),
        "all": "全部",
        "of": "{}/{}",
        "healthy": "健康环境：{} 个，其中 {} 个出现误报。",
        "proven": "{} / {} 项检查：关掉其中任何一项，都会漏掉故障。",
        "unproven": "尚无故障能证明 {}。",
        "short": "不足之处：",
        "skipped": "未试",
        "alarmed": "是健康的",
    },
}


@dataclass(frozen=True)
class Results:
    """All that was tried."""

    trials: Sequence[Trial]
    visits: Sequence[Visit]
    codes: Sequence[str] = ()  # of all checks, where all faults were tried

    @property
    def tried(self) -> list[Trial]:
        """The faults that could be injected on this machine."""
        return [one for one in self.trials if not one.skipped]

    @property
    def seen(self) -> list[Visit]:
        """The healthy deployments that this machine can have."""
        return [one for one in self.visits if not one.skipped]


def markdown(results: Results, lang: str = "en") -> str:
    """Return everything that is published."""
    parts = (part(results, WORDS[lang]) for part in (_ours, _beside, _healthy, _proven, _short))
    return "\n\n".join(part for part in parts if part) + "\n"


def _ours(results: Results, words: Words) -> str:
    trials = results.tried
    layers = dict.fromkeys(one.layer for one in trials)
    rows = [_row(layer, [one for one in trials if one.layer == layer], words) for layer in layers]
    return _table(words["head"], [*rows, _row(f"**{words['all']}**", trials, words)])


def _row(name: str, trials: Sequence[Trial], words: Words) -> list[str]:
    columns: tuple[Callable[[Trial], Optional[bool]], ...] = (
        lambda one: one.found,
        lambda one: one.first,
        lambda one: one.folded,
        lambda one: not one.false_alarms,
        lambda one: one.cured,
        lambda one: one.undone,
    )
    seconds = [one.seconds for one in trials if one.seconds]
    median = f"{statistics.median(seconds):.1f}" if seconds else "–"
    return [name, str(len(trials)), *(share(map(column, trials), words) for column in columns), median]


def share(values: Iterable[Optional[bool]], words: Words) -> str:
    """Return "all" or "7 of 8" of those that were tried, and a dash where none was."""
    known = [value for value in values if value is not None]
    if not known:
        return "–"
    return words["of"].format(sum(known), len(known))


def percent(values: Iterable[bool], words: Words) -> str:
    """Return how many of how many, with the share in percent, and a dash for none."""
    known = list(values)
    return f"{share(known, words)} ({100 * sum(known) / len(known):.0f} %)" if known else "–"


def _beside(results: Results, words: Words) -> str:
    if not any(one.others for one in results.tried):
        return ""
    ours = (one.found for one in results.tried), (not one.right for one in results.seen)
    rows = [["**indextts-doctor check**", *(percent(values, words) for values in ours)]]
    for tool in TOOLS:
        theirs = ([one.others[tool] for one in all_ if tool in one.others] for all_ in (results.tried, results.seen))
        rows.append([f"`{tool}`", *(percent(values, words) for values in theirs)])
    return _table(words["beside"], rows)


def _healthy(results: Results, words: Words) -> str:
    wrong = sum(not one.right for one in results.seen)
    return words["healthy"].format(len(results.seen), wrong) if results.seen else ""


def _proven(results: Results, words: Words) -> str:
    if not results.codes:
        return ""
    without = unproven(results)
    told = words["proven"].format(len(results.codes) - len(without), len(results.codes))
    return told + (words["unproven"].format(", ".join(without)) if without else "")


def unproven(results: Results) -> list[str]:
    """Return the codes of checks that could be switched off without losing a fault."""
    return sorted(set(results.codes) - {code for one in results.tried for code in one.proves})


def _short(results: Results, words: Words) -> str:
    """Return what falls short, a line each: it is listed, not left out."""
    everything = (*results.trials, *results.visits)
    lines = [f"- `{one.name}` ({one.about}): {', '.join(all_)}" for one in results.trials if (all_ := shortfalls(one))]
    lines += [f"- `{one.name}` {words['alarmed']}: {_alarm(one)}" for one in results.seen if not one.right]
    lines += [f"- `{one.name}` {words['skipped']}: {one.skipped}" for one in everything if one.skipped]
    return "\n".join([words["short"], "", *lines]) if lines else ""


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
        "not cured": trial.fixable and trial.cured is False,
        "not undone": trial.undone is False,
        "could not be tried to the end": bool(trial.trouble) and not trial.seconds,
    }
    return [words for words, wrong in told.items() if wrong]


def _alarm(visit: Visit) -> str:
    return " ".join((*visit.alarms, *visit.unknown)) or visit.trouble or f"exit code {visit.exit_code}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
