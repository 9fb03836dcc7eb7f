"""Verify the claims of the profiles, the tables and the advice against the package index, and print the results.

    python scripts/verify_knowledge.py [--only TEXT] [--output FILE.json] [--jobs N]

Exit code 1: a claim is wrong. Claims that cannot be checked on this machine are listed with the reason.
Downloads are kept in .cache/knowledge; queries are repeated on every run.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import json
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from verifying import advice, asking, index, profiles, prose, tables
from verifying.claims import UNCHECKED, VERIFIED, WRONG, Claim, Question, Verdict, decide

ORDER = (WRONG, UNCHECKED, VERIFIED)


def collected() -> list[Claim]:
    """Every claim, without duplicates."""
    sources = (profiles.collected(), tables.collected(), advice.collected(prose.situations()), prose.collected())
    return list(dict.fromkeys(claim for source in sources for claim in source))


def verify(some: Sequence[Claim], jobs: int) -> list[Verdict]:
    """Answer all questions in parallel, each once; the verdicts are in the order of the claims."""
    questions: list[Question] = list(dict.fromkeys(one for claim in some for one in claim.questions))
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        answers = dict(zip(questions, pool.map(asking.answer, questions)))
    return [decide(claim, tuple(answers[one] for one in claim.questions)) for claim in some]


def shown(verdicts: Iterable[Verdict]) -> str:
    """Table of all claims: wrong ones first, then those that could not be checked."""
    ranked = sorted(verdicts, key=lambda one: (ORDER.index(one.outcome), one.claim.kind, one.claim.where))
    rows = (f"{one.outcome:<11}  {one.claim.kind:<12}  {one.claim.says}{_more(one)}" for one in ranked)
    return "\n".join(rows)


def _more(verdict: Verdict) -> str:
    if verdict.outcome == VERIFIED:
        return ""
    return f"\n{'':27}{verdict.claim.where}: {verdict.detail}"


def summary(verdicts: Sequence[Verdict], seconds: float) -> str:
    """Numbers of verified, wrong and unchecked claims of each kind."""
    kinds = sorted({one.claim.kind for one in verdicts})
    lines = [f"{'kind':<14}" + "".join(f"{outcome:>13}" for outcome in reversed(ORDER))]
    for kind in (*kinds, "all"):
        of = [one.outcome for one in verdicts if kind in ("all", one.claim.kind)]
        lines.append(f"{kind:<14}" + "".join(f"{of.count(outcome):>13}" for outcome in reversed(ORDER)))
    return "\n".join([*lines, f"{len(verdicts)} claims in {seconds:.0f} s"])


def as_json(verdicts: Iterable[Verdict]) -> str:
    """The verdicts as JSON."""
    rows = [
        {
            "outcome": one.outcome,
            "kind": one.claim.kind,
            "claim": one.claim.says,
            "where": one.claim.where,
            "detail": one.detail,
        }
        for one in verdicts
    ]
    return json.dumps({"claims": rows}, indent=1, ensure_ascii=False) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Verify, print the tables, and return 1 if a claim is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="claims whose kind, text or location contains TEXT")
    parser.add_argument("--output", type=Path, help="file for the verdicts as JSON")
    parser.add_argument("--jobs", type=int, default=8, help="number of parallel questions")
    options = parser.parse_args(arguments)
    index.CACHE.mkdir(parents=True, exist_ok=True)
    some = [one for one in collected() if options.only in f"{one.kind} {one.says} {one.where}"]
    started = time.monotonic()
    verdicts = verify(some, options.jobs)
    sys.stdout.write(f"{shown(verdicts)}\n\n{summary(verdicts, time.monotonic() - started)}\n")
    if options.output:
        options.output.write_text(as_json(verdicts), encoding="utf-8")
    return 1 if any(one.outcome == WRONG for one in verdicts) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
