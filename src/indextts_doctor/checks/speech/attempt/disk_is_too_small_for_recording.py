"""SMK007: the disk is too small for the recording; the synthesis was not started."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt.failures import NoRoom
from indextts_doctor.facts import Speech
from indextts_doctor.i18n.sizes import size


@check(
    "SMK007",
    Severity.ERROR,
    title=_("{place} is too small for the recording of {engine}: {free} free, {needed} needed"),
    summary=_("the folder for temporary files is too small for the recording"),
    why=_("""When the disk under the folder for temporary files is full, the service fails at the last step, after the
        complete synthesis. The speech test was not started."""),
    how=_("The free space for an ordinary user in the folder of TMPDIR is compared with the size of the recording."),
    advice=_("Free space in that folder, or set TMPDIR to a folder on another disk."),
    explains=("SMK",),
    source="reproduced: tests/speech with a full tmpfs",
)
def disk_is_too_small_for_recording(speech: Speech) -> Found[NoRoom]:
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
