"""The few fixed words of the text report, in both languages."""

from __future__ import annotations

from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}
STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}

EXAMINING = Text(
    en="Examining {directory} with {python} ({details}) as {profile} ({profile_from})",
    zh="检查 {directory}，解释器 {python}（{details}），配置 {profile}（{profile_from}）",
)
EXPLAINS = Text(en="explains", zh="连带")
DO = Text(en="do", zh="处理")
OR = Text(en="or", zh="或")
WHY = Text(en="why", zh="原因")
AND_MORE = Text(en="and {count} more", zh="另有 {count} 处")
NOT_VERIFIED = Text(en="not verified", zh="未验证")
LEFT_OUT = Text(en="left out", zh="已跳过")
NOT_APPLICABLE = Text(en="not applicable", zh="不适用")
COLON = Text(en=": ", zh="：")
NEXT = Text(en="Next: {step}", zh="下一步：{step}")
NEXT_EXPLAIN = Text(
    en="cure {code}, then check again (more: indextts-doctor explain {code})",
    zh="处理 {code} 后重新检查（详见 indextts-doctor explain {code}）",
)
NEXT_OTHERS = Text(en=". For {codes} {command}", zh="。{codes} 可用 {command}")
IN_PART = {
    "model": Text(
        en="looked at in part: the model folder {path} holds more files than the doctor opens",
        zh="仅检查了一部分：模型目录 {path} 中的文件数超出本工具的检查上限",
    ),
    "cache": Text(
        en="counted in part: the cache {path} has more entries than the doctor counts",
        zh="仅统计了一部分：缓存 {path} 的条目数超出本工具的统计上限",
    ),
    "libraries": Text(
        en="looked at in part: {path} bring more shared objects than the doctor reads",
        zh="仅检查了一部分：{path} 的共享库数量超出本工具的检查上限",
    ),
}
THINGS = {
    "file": Text(en="file", zh="文件"),
    "folder": Text(en="folder", zh="目录"),
    "link": Text(en="link", zh="链接"),
    "other": Text(en="neither file, folder nor link", zh="非文件、目录或链接"),
    "absent": Text(en="not there", zh="不存在"),
}
NOT_STARTED = Text(en="does not start", zh="无法启动")

ORIGINS = {
    "option": Text(en="as asked", zh="由选项指定"),
    "configuration": Text(en="from the configuration", zh="来自配置文件"),
    "service": Text(en="runs the service", zh="正在运行服务"),
    "folder": Text(en="found in the folder", zh="在目录中找到"),
    "doctor": Text(en="runs this doctor; no other was found", zh="未找到其他解释器，使用本工具自身的解释器"),
    "default": Text(en="no deployment was found", zh="未发现部署"),
}
FOUND_BY = Text(en="found by {origin}", zh="依据 {origin}")
COUNTS = {
    "error": (Text(en="{n} error", zh="{n} 个错误"), Text(en="{n} errors", zh="{n} 个错误")),
    "warning": (Text(en="{n} warning", zh="{n} 个警告"), Text(en="{n} warnings", zh="{n} 个警告")),
    "note": (Text(en="{n} note", zh="{n} 条提示"), Text(en="{n} notes", zh="{n} 条提示")),
    "passed": (
        Text(en="{n} check passed", zh="{n} 项检查通过"),
        Text(en="{n} checks passed", zh="{n} 项检查通过"),
    ),
    "unknown": (
        Text(en="{n} not verified", zh="{n} 项未验证"),
        Text(en="{n} not verified", zh="{n} 项未验证"),
    ),
    "inapplicable": (
        Text(en="{n} not applicable", zh="{n} 项不适用"),
        Text(en="{n} not applicable", zh="{n} 项不适用"),
    ),
    "skipped": (Text(en="{n} left out", zh="{n} 项已跳过"), Text(en="{n} left out", zh="{n} 项已跳过")),
}


def origin(word: str, lang: str) -> str:
    """Return in words how a part of the target was chosen."""
    known = ORIGINS.get(word)
    return known.fill({}, lang) if known else FOUND_BY.fill({"origin": word}, lang)


def count(kind: str, number: int, lang: str) -> str:
    """Return "3 errors" or "1 error"."""
    one, many = COUNTS[kind]
    return (one if number == 1 else many).fill({"n": number}, lang)
