"""The examples and exit codes under the help of each command."""

ALL = """
Examples:

  indextts-doctor check                        examine the deployment in this folder

  indextts-doctor check /srv/tts --lang zh     another folder, in Chinese

  indextts-doctor check --format json          for a script or a ticket

  indextts-doctor explain HOST001              more about a finding
"""

CHECK = """
Examples:

  indextts-doctor check /srv/tts --python /srv/tts/.venv --port 5000

  indextts-doctor check --fast --select PKG,MOD

  indextts-doctor check --format json --output report.json

  indextts-doctor check --facts report.json --lang zh

  journalctl -u tts -n 5000 | indextts-doctor check --log -

Exit codes: 0 fine, 1 an error was found (with --strict: or a warning), 2 wrong usage,
3 nothing could be examined, 130 interrupted.
"""

SAY = """
Examples:

  indextts-doctor say                                    examine, then speak the result

  indextts-doctor say "check passed" --output hello.wav

  indextts-doctor say "你好，世界。" --engine indextts2 --prompt voice.wav -C /srv/tts --play

Exit codes: 0 it spoke, 1 it did not or the sound is faulty (without TEXT also any other error), 2 wrong usage,
3 the doctor broke, 130 interrupted.
"""

FIX = """
Examples:

  indextts-doctor fix /srv/tts                               the plan; nothing is changed

  indextts-doctor fix /srv/tts --apply                       asks, rehearses, applies, looks again

  indextts-doctor fix --apply --yes --only PKG               only packages, without questions

  indextts-doctor fix --apply --allow network,root           in a script

Exit codes: 0 nothing to cure or all cured, 1 something to cure or something remains, 2 wrong usage or an unfinished
run to be undone first, 3 refused or a step failed, and taken back, 130 interrupted, and taken back.
"""

UNDO = """
Examples:

  indextts-doctor undo                         the latest run

  indextts-doctor undo 20261124-100501 -C /srv/tts --yes

Exit codes: 0 everything is as it was, 1 somebody else has changed something since or you said no, 2 wrong usage or
nothing to undo, 3 it failed and can be repeated, 130 interrupted.
"""
