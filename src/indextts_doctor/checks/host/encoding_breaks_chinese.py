"""HOST030: Python reads and writes text in an encoding that breaks Chinese."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Interpreter

UTF8 = frozenset({"utf-8", "utf8", "cp65001"})
ASCII = frozenset({"ascii", "us-ascii", "ansi-x3.4-1968", "646"})


class EncodingBreaksChinese(Evidence, frozen=True):
    encoding: str
    filesystem: str
    variables: dict[str, str]
    set: str


@check(
    "HOST030",
    Severity.WARNING,
    title=_("Python uses {encoding} for text files, not UTF-8"),
    summary=_("Python does not use UTF-8 for text files"),
    why=_("""open(file) without an encoding, print and file names use this encoding. Upstream code opens Chinese text
        and YAML this way: ASCII and Latin raise UnicodeDecodeError or UnicodeEncodeError, and GBK misreads UTF-8 files.
        LANG=C alone is harmless, since Python 3.7 and later then use UTF-8."""),
    how=_("The interpreter is run with the service's variables and reports its encodings."),
    advice=_("Set {set} in the service's environment (systemd unit, start script, Dockerfile)."),
    remedy=_("""Set PYTHONUTF8=1, or LC_ALL=C.UTF-8 for Python before 3.7, in the service's environment (systemd unit,
        start script, Dockerfile)."""),
    source="kantts/bin/text_to_wav.py of KAN-TTS; reproduced on 3.6 to 3.13: PYTHONUTF8=0 with LC_ALL=C, and "
    "every C locale on 3.6",
)
def encoding_breaks_chinese(interpreter: Interpreter) -> Found[EncodingBreaksChinese]:
    encoding = interpreter.encoding
    if _name(encoding.preferred) in UTF8 and _name(encoding.filesystem) in UTF8:
        return
    bad = encoding.filesystem if _name(encoding.preferred) in UTF8 else encoding.preferred
    variables = ("PYTHONUTF8", "PYTHONIOENCODING", "LC_ALL", "LC_CTYPE", "LANG")
    yield EncodingBreaksChinese(
        encoding=bad,
        filesystem=encoding.filesystem,
        variables={name: interpreter.environment[name] for name in variables if name in interpreter.environment},
        set="PYTHONUTF8=1" if interpreter.version >= (3, 7, 0) else "LC_ALL=C.UTF-8",
        severity=Severity.ERROR if _name(bad) in ASCII else Severity.WARNING,
    )


def _name(encoding: str) -> str:
    return encoding.lower().replace("_", "-")
