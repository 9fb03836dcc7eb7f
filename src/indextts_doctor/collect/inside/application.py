"""The deployment's own code, and whether the names that it imports exist."""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Union

import msgspec
from msgspec.structs import replace

from indextts_doctor.collect.inside.probe import missing, send
from indextts_doctor.collect.registry import collector
from indextts_doctor.facts import Application, Missing, Profile, SourceFile, Taken
from indextts_doctor.formats.reading import read_regular
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context

MOST_NAMES = 40
_MOST_BYTES = 2**21  # of a module's text
_STRINGS = re.compile(rb'("""|\'\'\').*?\1|#[^\n]*', re.DOTALL)
UNREADABLE = _("the probe returned invalid data about the deployment's code")


class Answer(msgspec.Struct, frozen=True):
    """The result for one name of a module."""

    module: str
    name: str
    lacks: bool
    offers: tuple[str, ...] = ()


@collector(Application, label=_("application"))
def collect(context: Context) -> Union[Application, Missing]:
    """The deployment's files, as its own interpreter parses them; with --fast no module is imported."""
    outcome = send(context, "application")
    if outcome.kind != "ok":
        return missing(outcome)
    try:
        application = msgspec.convert(outcome.result, Application)
    except msgspec.ValidationError as error:
        return Missing("failed", UNREADABLE, str(error)[:500])
    return tried(context, application)


def tried(context: Context, application: Application) -> Application:
    """The files with the answers of the modules that do not write down a name which is imported from them."""
    wanted = sorted({(one.module, one.name) for one in doubtful(context, application)})[:MOST_NAMES]
    if not wanted or context.target.fast:
        return replace(application, tried=not wanted)
    outcome = send(context, "names", *(f"{module}:{name}" for module, name in wanted))
    if outcome.kind != "ok":
        return application
    return replace(with_answers(application, outcome.result), tried=True)


def with_answers(application: Application, result: Any) -> Application:
    """The files with what the modules have answered; an answer that makes no sense is none."""
    try:
        answers = msgspec.convert(result, list[Answer])
    except msgspec.ValidationError:
        return application
    lacking = {(one.module, one.name): one.offers for one in answers if one.lacks}

    def known(one: Taken) -> Taken:
        offers = lacking.get((one.module, one.name))
        return one if offers is None else replace(one, lacks=True, offers=offers)

    def file(one: SourceFile) -> SourceFile:
        return replace(one, taken=tuple(map(known, one.taken)))

    return replace(application, files=tuple(map(file, application.files)))


def doubtful(context: Context, application: Application) -> Iterator[Taken]:
    """Yield the names from packages of the profile that the text of their module does not hold."""
    tops = packages(context.profile) - {one.module.partition(".")[0] for one in application.files}
    texts: dict[str, bytes] = {}
    for file in application.files:
        for one in file.taken:
            if one.module.partition(".")[0] in tops:
                if one.module not in texts:
                    texts[one.module] = text_of(one.module, context.environment.site_packages)
                if not re.search(rf"\b{re.escape(one.name)}\b".encode(), texts[one.module]):
                    yield one


def packages(profile: Profile) -> set[str]:
    """The top-level modules that the profile imports: only these are imported again."""
    return {need.module.partition(".")[0] for need in profile.imports}


def text_of(module: str, sites: tuple[str, ...]) -> bytes:
    """A module's own text, without comments and texts of several lines; empty where there is none."""
    found = (_read(Path(site, *module.split("."))) for site in sites)
    return _STRINGS.sub(b"", next(filter(None, found), b""))


def _read(place: Path) -> bytes:
    for path in (place / "__init__.py", place.with_name(f"{place.name}.py")):
        with contextlib.suppress(OSError):
            return read_regular(path, _MOST_BYTES)
    return b""
