"""Words for where something seen comes from, in both languages. Pure."""

from __future__ import annotations

from indextts_doctor.i18n.text import Text

_ORIGINS = {
    "bundled": Text(en="of the package itself", zh="软件包自带"),
    "system": Text(en="of the system", zh="系统自带"),
    "conda": Text(en="of conda", zh="conda 环境"),
    "absent": Text(en="absent", zh="不存在"),
}
_PROBLEMS = {
    "truncated": Text(en="it is cut off", zh="文件被截断"),
    "corrupt": Text(en="its header does not parse", zh="文件头无法解析"),
    "empty": Text(en="it is empty", zh="空文件"),
    "not-elf": Text(en="it is no library", zh="不是库文件"),
    "foreign": Text(en="it is of another architecture", zh="架构不符"),
}


def whose(variables_from: str) -> Text:
    """Return words for "this shell" or "service process 123", so that "的" may follow in Chinese."""
    process = variables_from.rpartition("service process ")[2]
    if process.isdigit():
        return Text(en=variables_from, zh=f"服务进程 {process} ")
    return Text(en=variables_from or "this shell", zh="当前终端")


def origin(word: str) -> Text:
    """Return words for the origin of a library."""
    return _ORIGINS.get(word, Text(en=word, zh=word))


def problem(word: str) -> Text:
    """Return words for what is wrong with a library: a word, or "needs libFLAC.so.8"."""
    need = word.partition("needs ")[2]
    if need:
        return Text(en=f"it {word}, which is nowhere", zh=f"它依赖的 {need} 找不到")
    return _PROBLEMS.get(word, Text(en=word, zh=word))
