"""SMK006: memory is too small for the synthesis, which was not started."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.speech.attempt.failures import NoRoom
from indextts_doctor.facts import Speech
from indextts_doctor.i18n.sizes import size


@check(
    "SMK006",
    Severity.ERROR,
    title=_("memory is too small for {engine}: {granted} available, about {needed} needed"),
    summary=_("memory is too small for the speech engine"),
    why=_("""The kernel would end the process while the model is loading, and perhaps the running service too. The
        speech test was not started."""),
    how=_("""The size of the weights is read from the headers of the files and converted to float32. This size, a
        reserve and the libraries are compared with the memory that the control groups and the machine leave."""),
    advice=_("""Give the container at least {needed}, or stop other processes in it. The option --force runs the speech
        test anyway."""),
    remedy=_("""Give the container more memory, or stop other processes in it. The option --force runs the speech test
        anyway."""),
    explains=("SMK",),
    source="docs/architecture.md: the forecast",
)
def memory_is_too_small_for_synthesis(speech: Speech) -> Found[NoRoom]:
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
