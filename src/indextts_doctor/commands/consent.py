"""The options of ``fix`` that are its own, and what a person at the terminal is asked."""

from collections.abc import Iterable
from typing import Optional

from indextts_doctor.checks import registry
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.checks.selection import named, split
from indextts_doctor.commands.terminal import confirmed
from indextts_doctor.config.configuration import expanded
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import _
from indextts_doctor.plugins import loading
from indextts_doctor.repair.plan import CONSENTS
from indextts_doctor.report import plan
from indextts_doctor.target.resolve import Request

NO_CONSENT = _("--allow {word}: must be one or more of {allowed}")


def codes(words: Optional[Iterable[str]], option: str) -> tuple[str, ...]:
    """The prefixes of codes that an option names. Raises UserError for an unknown word."""
    return named((*registry.builtin(), *loading.load().checks), split(words or ()), option)


def granted(words: Optional[Iterable[str]]) -> tuple[str, ...]:
    """Return what --allow agrees to. Raises UserError for an unknown word."""
    allowed = split(words or ())
    for word in allowed:
        if word not in CONSENTS:
            raise UserError(NO_CONSENT.filled(word=word, allowed=list(CONSENTS)))
    return tuple(allowed)


def command(target: Request, only: Iterable[str], without: Iterable[str]) -> str:
    """Return the command that applies the plan that was shown, as a shell reads it."""
    words = ["indextts-doctor", "fix", str(expanded(target.directory).absolute())]
    options = {"python": target.python, "profile": target.profile, "model-dir": target.model_dir, "port": target.port}
    words += [word for name, value in options.items() if value is not None for word in (f"--{name}", str(value))]
    words += [word for code in only for word in ("--only", code)]
    words += [word for code in without for word in ("--except", code)]
    return " ".join(quoted(word) for word in [*words, "--apply"])


def agreed(what: str, lang: str) -> bool:
    """Ask a person at the terminal, as ``confirmed`` does."""
    return confirmed(plan.question(what, lang))
