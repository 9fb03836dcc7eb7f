"""ACME001: the voice reads numbers in English."""

from collections.abc import Iterator

from indextts_doctor.plugins import Evidence, Packages, Severity, Text, check


class OldVoice(Evidence, frozen=True):
    """Evidence: its fields fill the placeholders of the texts."""

    version: str


@check(
    "ACME001",
    Severity.WARNING,
    title=Text(en="acme-voice {version} reads numbers in English", zh="acme-voice {version} 会用英文读数字"),
    summary=Text(en="acme-voice reads numbers in English", zh="acme-voice 用英文读数字"),
    why=Text(en="Only 2.0 and newer read numbers in Chinese.", zh="2.0 起才支持中文数字读法。"),
    how=Text(en="The check compares the installed version with 2.0.", zh="将已安装的版本与 2.0 比较。"),
    advice=Text(en="Install acme-voice 2.0 or newer.", zh="安装 acme-voice 2.0 或更新版本。"),
    source="release notes of acme-voice 2.0",
)
def acme_voice_is_old(packages: Packages) -> Iterator[OldVoice]:
    """Report a version before 2.0."""
    voice = packages.find("acme-voice")
    if voice and voice.version.startswith("1."):
        yield OldVoice(voice.version, about=frozenset({"acme-voice"}))
