"""MOD006: a web page lies where a file of the model should be."""

from collections.abc import Iterator

from indextts_doctor.checks import Severity, _, check
from indextts_doctor.checks.model.problems import Faulty, evidence, of
from indextts_doctor.facts import ModelFolder, Profile


@check(
    "MOD006",
    Severity.ERROR,
    title=_('{file} is a web page ("{page}", {bytes} bytes), not the file'),
    why=_(
        "The download ended at a page: a sign-in, an error, a proxy's notice, or the page about "
        'the file instead of the file. torch then says "Unsupported operand 60" or "invalid load '
        "key, '<'\"."
    ),
    how=_("The file begins with the tags of a page."),
    advice=_(
        "{again} With curl, -L follows redirects and --fail refuses error pages. The address "
        'has "resolve" in it, not "blob".'
    ),
    explains=("SMK",),
    source="reproduced with torch 2.13.0: the first byte, 60, is the less-than sign",
)
def model_file_is_web_page(model: ModelFolder, profile: Profile) -> Iterator[Faulty]:
    for file in of(model, "html"):
        yield evidence(model, profile, file, page=file.detail or "…")
