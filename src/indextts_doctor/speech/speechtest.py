"""The end of a check: the speech test, unless a found error makes it pointless."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Optional, Union

from indextts_doctor.checks.finding import Finding
from indextts_doctor.facts import Facts, Missing, Speech
from indextts_doctor.speech.attempt import Progress
from indextts_doctor.speech.engine import Engine
from indextts_doctor.speech.obstacles import obstacle, reference_voice_lacks
from indextts_doctor.speech.sentence import sentences
from indextts_doctor.speech.synthesis import chosen, synthesize
from indextts_doctor.target.context import Context


def speech_test(
    context: Context,
    facts: Facts,
    findings: Iterable[Finding],
    progress: Progress,
    *,
    engines: Mapping[str, Engine],
    lang: str,
    force: bool = False,
    anyway: bool = False,
    keep: Optional[Path] = None,
) -> Union[Speech, Missing]:
    """Synthesize the result of the check; return the speech test, or why it did not run.

    ``force`` runs it in spite of the forecast and of errors, ``anyway`` in spite of errors only.
    """
    found = tuple(findings)
    main = next((name for _, name in chosen(context)), "")
    reason = obstacle(found, main) or (reference_voice_lacks(facts) if main == "reference" else None)
    if reason is not None and not (force or anyway):
        return reason
    said = sentences(found)
    speech = synthesize(context, {lang: said[lang], **said}, engines, progress, force=force, keep=keep)
    return speech if speech.attempts else next(iter(speech.untried.values()))
