"""The plan of a cure and how it went: for a person, and as JSON. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Optional

import msgspec
from msgspec.structs import replace
from rich.cells import cell_len

from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import Facts, SettingsFiles
from indextts_doctor.fixes.steps import Quarantine
from indextts_doctor.i18n.text import Text
from indextts_doctor.redact.untrusted import printable
from indextts_doctor.repair.plan import Plan, Planned, Row
from indextts_doctor.report import restarting, title_of, words
from indextts_doctor.report.page import Page

if TYPE_CHECKING:
    from indextts_doctor.commands.fix import Surgery

SCHEMA = "indextts-doctor/fix/1"
HANG = 12  # columns before the text of a finding
NEEDS = {
    "root": Text(en="root", zh="root 权限"),
    "network": Text(en="network", zh="网络"),
    "irreversible": Text(en="cannot be undone", zh="无法撤销"),
    "outside": Text(en="changes something outside of the deployment", zh="会改动部署之外的内容"),
}
QUESTIONS = {
    "root": Text(en="Some steps need root. Allow them?", zh="部分步骤需要 root 权限，允许吗？"),
    "network": Text(
        en="Some steps download from the network. Allow them?", zh="部分步骤需要联网下载，允许吗？"
    ),
    "irreversible": Text(en="Some steps cannot be undone. Allow them?", zh="部分步骤无法撤销，允许吗？"),
    "outside": Text(
        en="Some steps change something outside of the deployment. Allow them?",
        zh="部分步骤会改动部署之外的内容，允许吗？",
    ),
    "apply": Text(en="Apply the plan?", zh="执行以上计划？"),
}
KINDS = {
    "install": Text(en="packages of {python}", zh="{python} 的软件包"),
    "environment": Text(en="new environment {path}, made with {base}", zh="用 {base} 新建环境 {path}"),
    "move": Text(en="another name for {path}", zh="重命名 {path}"),
    "quarantine": Text(en="{path} into quarantine", zh="隔离 {path}"),
    "edit": Text(en="a line of {path}", zh="修改 {path} 中的内容"),
    "assign": Text(en="{name} in {path}", zh="在 {path} 中设置 {name}"),
    "mode": Text(en="permissions of {path}", zh="{path} 的权限"),
    "fetch": Text(en="{path} from {repo}", zh="从 {repo} 下载 {path}"),
    "prune": Text(en="old revisions in the cache {cache}", zh="清理缓存 {cache} 中的旧版本"),
    "system": Text(en="packages of the system ({manager})", zh="系统软件包（{manager}）"),
    "stack": Text(en="the flag for an executable stack in {path}", zh="清除 {path} 的可执行栈标志"),
}
OUTCOMES = {
    "planned": Text(
        en="Nothing was changed. Next: `{command}`",
        zh="未做任何改动。下一步：`{command}`",
    ),
    "nothing": Text(en="Nothing was changed.", zh="未做任何改动。"),
    "cured": Text(en="Cured.", zh="已修复。"),
    "partly": Text(en="Done, but something remains.", zh="已执行，但仍有问题。"),
    "refused": Text(en="Nothing was changed.", zh="未做任何改动。"),
    "taken back": Text(
        en="Everything was taken back; nothing has changed.", zh="已全部撤销，没有留下任何改动。"
    ),
    "partly taken back": Text(
        en="Taken back, except what somebody else has changed since. What was there before is kept in {run}.",
        zh="已撤销，但他人之后改动过的内容保持不变。其原来的内容保留在 {run}。",
    ),
    "not taken back": Text(
        en="It could not be taken back; backups and journal are in {run}. Next: indextts-doctor undo",
        zh="未能撤销；备份和日志在 {run}。下一步：indextts-doctor undo",
    ),
}
HEADING = Text(en="Plan for {directory}", zh="{directory} 的修复计划")
CLEARS = Text(en="clears {codes}", zh="消除 {codes}")
STAYS = Text(en="stays", zh="保留")
NEEDED = Text(en="needs", zh="需要")
UNDO = Text(en="can be undone", zh="可撤销")
NOTHING = Text(en="Nothing to cure.", zh="没有需要修复的问题。")
CONSENT = Text(
    en="left out for want of consent; allow it with --allow {needs}",
    zh="未获同意，已跳过；可用 --allow {needs} 允许",
)
HOW_TO_UNDO = Text(
    en="To take it back: `indextts-doctor undo -C {directory}`",
    zh="如需撤销：`indextts-doctor undo -C {directory}`",
)
QUARANTINED = Text(en="kept with the run", zh="随本次修复保留")
REHEARSED = Text(en="rehearsed in a shadow of the environment", zh="已在环境的影子副本中演练")
SPOKE = Text(en="the deployment speaks ({engine})", zh="部署已能发声（{engine}）")


def question(what: str, lang: str) -> str:
    """Return what a person is asked."""
    return QUESTIONS[what].fill({}, lang)


def title(planned: Planned, lang: str) -> str:
    """Return one line that says what a step is."""
    plain = msgspec.to_builtins(planned.step)
    return KINDS[plain["kind"]].fill(plain, lang)


def changes(planned: Planned, lang: str) -> tuple[Row, ...]:
    """Return what a step changes, as it is shown."""
    if not isinstance(planned.step, Quarantine):
        return planned.rows
    after = QUARANTINED.of(lang)
    return tuple(replace(row, before=words.THINGS[row.before].of(lang), after=after) for row in planned.rows)


def step_line(surgery: Surgery, planned: Planned, number: int, what: str) -> str:
    """Return the line of a step that was taken, or has failed."""
    line = _short(title(planned, surgery.output.lang), surgery)
    return f"  {'✓' if what == 'done' else '✗'} {number + 1:>2}. {line}\n"


def rehearsed(seconds: float, lang: str) -> str:
    """Return the line of the rehearsal."""
    return f"  ✓     {REHEARSED.fill({}, lang)}  {seconds:.1f} s\n"


def spoken(facts: Facts, lang: str) -> str:
    """Return the line of the speech, where there was one."""
    speech = facts.speech
    if speech is None or not any(attempt.wav or attempt.sound for attempt in speech.attempts):
        return ""
    return f"  ♪     {SPOKE.fill({'engine': speech.attempts[0].engine}, lang)}\n"


def render(surgery: Surgery, form: str, lang: str, *, color: bool = False, width: int = 80) -> str:
    """Return everything that is to be said now."""
    if form == "json":
        text = json.dumps(document(surgery, lang), indent=2, ensure_ascii=False)
        return text.encode("utf-8", "backslashreplace").decode() + "\n"  # an escape of JSON's as well
    page = Page(color=color, width=max(40, width))
    if surgery.outcome in ("planned", "nothing", "refused"):
        _plan(page, surgery, lang)
    page.gap()
    _end(page, surgery, lang)
    return page.text()


def _plan(page: Page, surgery: Surgery, lang: str) -> None:
    if not surgery.wanted:
        page.paragraph("", NOTHING.fill({}, lang), style="green")
        return
    page.paragraph("", HEADING.fill({"directory": surgery.directory}, lang))
    page.gap()
    for finding in surgery.wanted:
        page.paragraph(
            f"  {words.MARKS[finding.severity]} {finding.check.code} ",
            _short(title_of(finding, lang), surgery),
            hang=HANG,
            label_style=words.STYLES[finding.severity],
        )
    for number, planned in enumerate(surgery.plan.steps):
        page.gap()
        _step(page, number, planned, surgery, lang)
    _stays(page, surgery, lang)


def _step(page: Page, number: int, planned: Planned, surgery: Surgery, lang: str) -> None:
    head = f"{_short(title(planned, lang), surgery)} · {CLEARS.fill({'codes': list(planned.codes)}, lang)}"
    page.paragraph(f"  {number + 1:>2}. ", head, style="bold")
    rows = changes(planned, lang)
    wide = max((cell_len(_short(row.what, surgery)) for row in rows), default=0)
    for row in rows:
        what = _short(row.what, surgery)
        page.paragraph(f"      {what}{' ' * (wide - cell_len(what))}  ", f"{row.before} → {row.after}")
    for command in planned.commands:
        page.lines.append(f"      $ {printable(command, newlines=False)}")
    page.paragraph("      ", " · ".join(_notes(planned, lang)), label_style="dim")


def _notes(planned: Planned, lang: str) -> Iterator[str]:
    needs = [NEEDS[need].fill({}, lang) for need in planned.needs if need != "irreversible"]
    if needs:
        yield f"{NEEDED.fill({}, lang)}{words.COLON.fill({}, lang)}{', '.join(needs)}"
    yield (NEEDS["irreversible"] if "irreversible" in planned.needs else UNDO).fill({}, lang)
    if planned.proof is not None:
        yield planned.proof.of(lang)
    if planned.beware is not None:
        yield planned.beware.of(lang)


def _stays(page: Page, surgery: Surgery, lang: str) -> None:
    """Say what the plan leaves as it is, and why."""
    for one in surgery.plan.unsolved:
        page.gap()
        why = f"{STAYS.fill({}, lang)}{words.COLON.fill({}, lang)}{one.why.of(lang)}"
        page.paragraph(f"  – {one.code} ", _short(why, surgery), hang=HANG)


def _left_out(page: Page, surgery: Surgery, lang: str) -> None:
    for planned in surgery.left_out.steps:
        page.paragraph("  – ", _short(title(planned, lang), surgery), hang=4)
        page.paragraph("    ", CONSENT.fill({"needs": ",".join(_needed(planned, surgery.left_out))}, lang))


def _needed(planned: Planned, left_out: Plan) -> list[str]:
    """Return what a step waits for: what it needs itself, or the others for the same finding do."""
    needs = {need for one in left_out.steps if set(one.codes) & set(planned.codes) for need in one.needs}
    return list(planned.needs) or sorted(needs)


def _short(text: str, surgery: Surgery) -> str:
    """Return a text with paths in the deployment's folder as they are called there."""
    return text.replace(f"{surgery.directory.rstrip('/')}/", "")


def _end(page: Page, surgery: Surgery, lang: str) -> None:
    if surgery.problem is not None:
        page.paragraph("✗ ", _short(surgery.problem.of(lang), surgery), label_style="bold red")
    _left_out(page, surgery, lang)
    if surgery.outcome in ("partly", "cured"):
        for one in surgery.remaining:
            page.paragraph(
                f"  {words.MARKS[one.severity]} {one.check.code} ", _short(title_of(one, lang), surgery)
            )
    outcome = surgery.outcome
    if outcome == "planned" and not surgery.plan.steps:
        outcome = "nothing"
    if outcome != "nothing" or surgery.wanted:
        facts = {"run": str(surgery.run or ""), "command": surgery.command}
        page.paragraph(
            "", OUTCOMES[outcome].fill(facts, lang), style="green" if outcome == "cured" else "bold"
        )
    if surgery.run is not None and outcome in ("cured", "partly"):
        page.paragraph("", HOW_TO_UNDO.fill({"directory": quoted(surgery.directory)}, lang))
        note = restarting.note(*_done(surgery), running=_runs(surgery), lang=lang)
        if note:
            page.paragraph("", note)


def _done(surgery: Surgery) -> tuple[tuple[Planned, ...], Optional[SettingsFiles]]:
    """Return the steps that were taken and stay, and what is known of the service's files."""
    stays = surgery.outcome in ("cured", "partly")
    return surgery.plan.steps if stays else (), surgery.world.facts.settingsfiles if surgery.world else None


def _runs(surgery: Surgery) -> bool:
    done = surgery.outcome in ("cured", "partly")
    return done and surgery.world is not None and surgery.world.context.service is not None


def document(surgery: Surgery, lang: str) -> dict[str, Any]:
    """Return all of it as plain data."""
    after = surgery.after is not None
    return {
        "schema": SCHEMA,
        "directory": surgery.directory,
        "outcome": surgery.outcome,
        "problem": surgery.problem.of(lang) if surgery.problem else None,
        "run": surgery.run.name if surgery.run else None,
        "findings": [{"code": one.check.code, "title": title_of(one, lang)} for one in surgery.wanted],
        "plan": plan_document(surgery.plan, lang),
        "left_out": plan_document(surgery.left_out, lang)["steps"],
        "cleared": list(surgery.cleared),
        "restart": restarting.commands(*_done(surgery), running=_runs(surgery)),
        "remaining": [{"code": one.check.code, "title": title_of(one, lang)} for one in surgery.remaining]
        if after
        else [],
    }


def plan_document(plan: Plan, lang: str) -> dict[str, Any]:
    """Return a plan as plain data."""
    return {
        "steps": [
            {
                **msgspec.to_builtins(planned.step),
                "title": title(planned, lang),
                "codes": list(planned.codes),
                "changes_shown": [msgspec.to_builtins(row) for row in planned.rows],
                "commands": list(planned.commands),
                "needs": list(planned.needs),
                "reversible": "irreversible" not in planned.needs,
                "beware": planned.beware.of(lang) if planned.beware else None,
            }
            for planned in plan.steps
        ],
        "unsolved": [{"code": one.code, "why": one.why.of(lang)} for one in plan.unsolved],
    }
