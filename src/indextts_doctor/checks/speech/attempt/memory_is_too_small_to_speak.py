"""SMK006: the synthesis was not started: the memory that is granted does not suffice."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt.failures import NoRoom
from indextts_doctor.facts import Speech
from indextts_doctor.i18n.sizes import size


@check(
    "SMK006",
    Severity.ERROR,
    title=_("{engine} was not started: {granted} of memory are left, about {needed} are needed, {lacks} are missing"),
    why=_("""Loading would end with the kernel killing the process, and perhaps the running service with it. So nothing
        was loaded."""),
    how=_("""The weights' bytes by the headers of the files, in float32 and with some room, and the libraries
        themselves, against what the control groups and the machine leave."""),
    advice=_("Grant the container at least {needed}, or stop what else runs in it. --force tries all the same."),
    explains=("SMK",),
    source="docs/architecture.md: the forecast",
)
def memory_is_too_small_to_speak(speech: Speech) -> Found[NoRoom]:
    for attempt in speech.attempts:
        foreseen = attempt.forecast
        if attempt.outcome != "unstarted" or foreseen is None or not foreseen.memory_lacks:
            continue
        yield NoRoom(
            engine=attempt.engine,
            granted=size(foreseen.memory_granted),
            needed=size(foreseen.memory),
            lacks=size(foreseen.memory_lacks),
            weights=size(foreseen.weights),
            about=frozenset({attempt.engine, "memory"}),
        )
