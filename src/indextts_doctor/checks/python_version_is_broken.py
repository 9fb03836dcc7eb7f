"""PY008: the profile does not work with this Python version."""

from collections.abc import Iterator

from indextts_doctor.knowledge import pythons, versions
from indextts_doctor.facts import Interpreter, Profile
from indextts_doctor.model import Evidence, Severity, Text
from indextts_doctor.registry import check


@check(
    "PY008",
    Severity.ERROR,
    title=Text(
        en="Python {version} does not work for {profile}: {reason}",
        zh="Python {version} 不适用于 {profile}：{reason}",
    ),
    why=Text(
        en="The recipe's packages have no releases for this Python version, or fail on it.",
        zh="这套配方里的包没有支持该 Python 版本的发行版，或在其上无法工作。",
    ),
    how=Text(
        en="The interpreter's version is in a range that the profile knows to be broken.",
        zh="解释器版本落在已确认不可用的范围内。",
    ),
    advice=Text(
        en="Make the environment anew with a Python of {tested}. With uv: uv venv --python {example} NEW_FOLDER",
        zh="改用 {tested} 的 Python 重建环境。使用 uv：uv venv --python {example} 新目录",
    ),
    source="the profile's own source, in the evidence",
)
def python_version_is_broken(interpreter: Interpreter, profile: Profile) -> Iterator[Evidence]:
    version = pythons.version(interpreter)
    for broken in profile.python.broken:
        if versions.within(version, broken.range):
            yield Evidence(
                {
                    "version": version,
                    "profile": profile.name,
                    "reason": broken.reason,
                    "tested": profile.python.tested,
                    "example": pythons.example(profile.python.tested),
                    "source": broken.source,
                }
            )
            return
