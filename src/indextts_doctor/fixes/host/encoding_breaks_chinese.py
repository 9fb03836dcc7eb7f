"""HOST030: makes Python read and write UTF-8."""

from indextts_doctor.checks.host.encoding_breaks_chinese import EncodingBreaksChinese
from indextts_doctor.facts import SettingsFiles
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.variables import assigned


@fix("HOST030", title=_("sets the variable that makes Python use UTF-8"), source="PEP 540; reproduced on 3.6 to 3.13")
def encoding_breaks_chinese(found: tuple[EncodingBreaksChinese, ...], files: SettingsFiles) -> Steps:
    name, _, value = found[0].set.partition("=")
    yield assigned(files, name, value)
