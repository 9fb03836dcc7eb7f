"""The texts of one finding, the same in every format. Pure."""

from indextts_doctor.checks.finding import Finding
from indextts_doctor.i18n.text import _

DOCUMENTATION = ""  # the address of docs/, as in [project.urls] of pyproject.toml; empty: not published yet

MORE = _("{title} (and {more} more)")


def title_of(finding: Finding, lang: str) -> str:
    """The title of the first instance, and the number of further instances."""
    title = finding.check.title.fill(finding.evidence[0].facts, lang)
    more = len(finding.evidence) - 1
    if not more:
        return title
    return MORE.fill({"title": title, "more": more}, lang)


def advice_of(finding: Finding, lang: str) -> str:
    """The advice, filled in from the first instance."""
    return finding.check.advice.fill(finding.evidence[0].facts, lang)


def first_sentence(text: str) -> str:
    """The text up to the end of its first sentence."""
    for end in (". ", "。", "\n"):
        cut = text.find(end)
        if cut > 0:
            text = text[: cut + len(end)].rstrip()
    return text


def url_of(code: str) -> str:
    """The address of a check's page; without a published documentation, the command that shows the same."""
    return f"{DOCUMENTATION}/checks/{code}.md" if DOCUMENTATION else f"indextts-doctor explain {code}"
