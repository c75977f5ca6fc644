"""Whether a claim says "only" or "still" where its evidence names others, or tells of the past."""

from __future__ import annotations

import re
from itertools import pairwise

from answering.checking.alignment import Alignment
from answering.checking.grounds import name_runs
from answering.checking.roles import places_of

_ONLY = re.compile(
    r"\b(?:hanya|cuma|cuman|doang|satu-satunya|semata(?:-mata)?|sendirian|only|solely|merely|exclusively|alone)\b", re.IGNORECASE
)
_NOW = re.compile(
    r"\b(?:masih|tetap|sekarang|kini|saat ini|still|currently|now|nowadays|remains?|to this day)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:pernah|dulu(?:nya)?|mantan|sempat|awalnya|semula|tadinya|once|former(?:ly)?|originally|used to|initially)\b",
    re.IGNORECASE,
)
_AND = frozenset("dan serta and".split())


def says_only(alignment: Alignment) -> bool:
    """Whether the claim says "only", and the evidence does not."""
    return _ONLY.search(alignment.claim.text) is not None and _ONLY.search(alignment.evidence.text) is None


def leaves_others_out(alignment: Alignment) -> bool:
    """Whether the claim says "only" of one whom the evidence names together with others: "Altman dan Brockman"."""
    if not says_only(alignment):
        return False
    runs = name_runs(alignment.evidence)
    named = [run for run in name_runs(alignment.claim) if places_of(run, alignment)]
    own = {place for run in named for place in places_of(run, alignment)}
    for first, second in pairwise(runs):
        between = alignment.evidence.terms[first[-1].place + 1 : second[0].place]
        mine = [bool({term.place for term in run} & own) for run in (first, second)]
        if mine[0] != mine[1] and between and any(term.plain in _AND for term in between[:1]):
            return True
    return False


def is_outdated(alignment: Alignment) -> bool:
    """Whether the claim says that something is still so, and the evidence that it once was."""
    claim, evidence = alignment.claim.text, alignment.evidence.text
    return bool(_NOW.search(claim) and not _NOW.search(evidence) and _PAST.search(evidence) and not _PAST.search(claim))
