"""APP001: excludes the names of this machine from the proxy."""

from indextts_doctor.checks.application.loopback import spared
from indextts_doctor.facts import Host, SettingsFiles
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.variables import assigned


@fix(
    "APP001",
    title=_("excludes this machine from the proxy"),
    source="F5-TTS#210; gradio#9817; reproduced with gradio 6.31.0",
)
def proxy_catches_loopback(host: Host, files: SettingsFiles) -> Steps:
    yield assigned(files, *spared(host.environment))
