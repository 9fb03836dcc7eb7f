"""APP001: the names of this machine become exceptions of the proxy."""

from indextts_doctor.checks.application.loopback import spared
from indextts_doctor.facts import Host, SettingsFiles
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.variables import assigned


@fix(
    "APP001",
    title=_("excepts this machine from the proxy"),
    source="F5-TTS#210; gradio#9817; reproduced with gradio 6.31.0",
)
def proxy_catches_loopback(host: Host, files: SettingsFiles) -> Steps:
    yield assigned(files, *spared(host.environment))
