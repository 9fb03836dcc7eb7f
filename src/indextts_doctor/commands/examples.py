"""The examples and exit codes below the help of each command."""

from typing import NamedTuple

from indextts_doctor.i18n.text import unwrapped as _


class Closing(NamedTuple):
    """What stands below the options: commands with an explanation (or none), and the exit codes."""

    examples: tuple[tuple[str, str], ...]
    codes: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


INTERRUPTED = ("130", _("interrupted"))
WRONG_USAGE = ("2", _("wrong usage or configuration"))

# By the words of the command.
CLOSINGS = {
    "": Closing(
        (
            ("indextts-doctor check", _("examine the deployment in this folder")),
            ("indextts-doctor check /srv/tts --lang zh", _("another folder, in Chinese")),
            ("indextts-doctor check --format json", _("for a script or a ticket")),
            ("indextts-doctor explain HOST001", _("more about a finding")),
        )
    ),
    "check": Closing(
        (
            ("indextts-doctor check /srv/tts --python /srv/tts/.venv --port 5000", ""),
            ("indextts-doctor check --fast --select packages,model", ""),
            ("indextts-doctor check --format json --output report.json", ""),
            ("indextts-doctor check --facts report.json --lang zh", ""),
            ("journalctl -u tts -n 5000 | indextts-doctor check --log -", ""),
        ),
        (
            ("0", _("no error was found")),
            ("1", _("an error was found, or with --strict a warning")),
            WRONG_USAGE,
            ("3", _("nothing could be examined, or indextts-doctor itself failed")),
            INTERRUPTED,
        ),
    ),
    "say": Closing(
        (
            ("indextts-doctor say", _("examine, then speak the result")),
            ('indextts-doctor say "check passed" --output hello.wav', ""),
            ('indextts-doctor say "check passed" --engine indextts2 --prompt voice.wav -C /srv/tts', ""),
        ),
        (
            ("0", _("the speech test passed")),
            ("1", _("the speech test failed or the recording is faulty; without TEXT also any other error")),
            WRONG_USAGE,
            ("3", _("indextts-doctor itself failed")),
            INTERRUPTED,
        ),
        (_("The first argument is the text. Name the deployment's folder with -C; default: this folder."),),
    ),
    "fix": Closing(
        (
            ("indextts-doctor fix /srv/tts", _("show the plan; change nothing")),
            ("indextts-doctor fix /srv/tts --apply", _("ask, rehearse, apply, examine again")),
            ("indextts-doctor fix --apply --yes --only packages", _("packages only, without questions")),
            ("indextts-doctor fix --apply --allow network,root", _("in a script")),
        ),
        (
            ("0", _("nothing to fix, or all fixed")),
            ("1", _("something to fix, or something remains")),
            ("2", _("wrong usage, or an unfinished run must be undone first")),
            ("3", _("refused, or a step failed and was rolled back")),
            ("130", _("interrupted and rolled back")),
        ),
    ),
    "undo": Closing(
        (
            ("indextts-doctor undo", _("the latest run of this folder")),
            ("indextts-doctor undo /srv/tts", _("the latest run of another folder")),
            ("indextts-doctor undo 20261124-100501 -C /srv/tts --yes", _("a certain run, without questions")),
        ),
        (
            ("0", _("everything is as it was before")),
            ("1", _("another program changed something since, or you answered no")),
            ("2", _("wrong usage, or nothing to undo")),
            ("3", _("undo failed; run it again")),
            INTERRUPTED,
        ),
        (_("A name of digits such as 20261124-100501 is a run; anything else is a folder."),),
    ),
    "history": Closing(
        (
            ("indextts-doctor history /srv/tts", _("the runs of another folder")),
            ("indextts-doctor history prune /srv/tts", _("remove old backups of that folder")),
        ),
        notes=(_("The folder of the deployment can also be given as an argument."),),
    ),
    "explain": Closing(
        (
            ("indextts-doctor explain HOST001 --lang zh", ""),
            ("indextts-doctor explain model", _("all checks of a family")),
        )
    ),
}
