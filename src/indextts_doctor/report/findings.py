"""What is said of one finding, whatever the format. Pure."""

from indextts_doctor.checks.finding import Finding

DOCUMENTATION = ""  # the address of docs/, as in [project.urls] of pyproject.toml; empty: it has none yet


def title_of(finding: Finding, lang: str) -> str:
    """Return the finding's line: its first instance, and how many more there are."""
    title = finding.check.title.fill(finding.evidence[0].facts, lang)
    more = len(finding.evidence) - 1
    if not more:
        return title
    return title + (f"（另有 {more} 处）" if lang == "zh" else f" (and {more} more)")


def advice_of(finding: Finding, lang: str) -> str:
    """Return the cure, with the first instance's facts filled in."""
    return finding.check.advice.fill(finding.evidence[0].facts, lang)


def first_sentence(text: str) -> str:
    """Return the text up to the end of its first sentence."""
    for end in (". ", "。", "\n"):
        cut = text.find(end)
        if cut > 0:
            text = text[: cut + len(end)].rstrip()
    return text


def url_of(code: str) -> str:
    """Return the address of a check's page, or the command that shows it where the documentation has no address."""
    return f"{DOCUMENTATION}/checks/{code}.md" if DOCUMENTATION else f"indextts-doctor explain {code}"
