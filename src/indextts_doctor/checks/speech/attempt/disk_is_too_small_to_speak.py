"""SMK007: the synthesis was not started: there is no room for the recording."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt.failures import NoRoom
from indextts_doctor.facts import Speech
from indextts_doctor.i18n.sizes import size


@check(
    "SMK007",
    Severity.ERROR,
    title=_("{engine} was not started: only {free} are left in {place}, {needed} are needed for the recording"),
    why=_("""A full disk under the folder for temporary files makes the service fail at the last step, after the whole
        synthesis."""),
    how=_("The free space, for an ordinary user, of the folder that TMPDIR names."),
    advice=_("Make room there, or let TMPDIR name another folder."),
    explains=("SMK",),
    source="reproduced: tests/speech with a full tmpfs",
)
def disk_is_too_small_to_speak(speech: Speech) -> Found[NoRoom]:
    for attempt in speech.attempts:
        foreseen = attempt.forecast
        if attempt.outcome != "unstarted" or foreseen is None or not foreseen.disk_lacks:
            continue
        yield NoRoom(
            engine=attempt.engine,
            free=size(foreseen.disk_free),
            needed=size(foreseen.disk),
            place=foreseen.place.rpartition("/")[0] or foreseen.place,
            about=frozenset({attempt.engine, "disk"}),
        )
