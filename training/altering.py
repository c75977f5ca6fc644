"""Alters text by machine: questions as people chat, and claims made false in one number, name or negation."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from training.sources import Pair

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])")
_NAME = re.compile(r"(?<![.!?“\"'] )(?<!^)\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")
_INDONESIAN_NEGATION = re.compile(r"\b(tidak|belum|bukan) ")
_INDONESIAN_VERB = re.compile(r"\b((?:meng|men|mem|meny|me|ber|di|ter)[a-z]{3,})\b")
_ENGLISH_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|can|could|would|should) (?!not\b)")


def as_chatted(text: str, language: str, informal: dict[str, str], chance: random.Random) -> str:
    """A question in lower case, with informal spellings (Indonesian words through the table), letters lost and swapped."""
    words = text.lower().rstrip(" ?.").split(" ")
    made = []
    for word in words:
        if language == "id" and word in informal and chance.random() < 0.6:
            word = informal[word]
        elif len(word) > 3 and word.isalpha() and chance.random() < 0.08:
            place = chance.randrange(1, len(word) - 1)
            word = (
                word[:place] + word[place + 1 :]
                if chance.random() < 0.5
                else word[:place] + word[place + 1] + word[place] + word[place + 2 :]
            )
        made.append(word)
    return " ".join(made)


def altered(pair: Pair, chance: random.Random) -> Pair | None:
    """The pair with its claim made false in one place, or `None` where nothing can be altered surely."""
    ways: list[Callable[[Pair, random.Random], str | None]] = [_other_number, _other_name, _negated]
    chance.shuffle(ways)
    for way in ways:
        claim = way(pair, chance)
        if claim and claim != pair.claim:
            return replace(pair, claim=claim, verdict="contradicted")
    return None


def reported(pair: Pair, chance: random.Random) -> Pair:
    """The pair with its evidence put into somebody's mouth as a guess or an allegation: what was supported is then reported."""
    if pair.verdict != "supported" or len(pair.premise) > 400:
        return pair
    premise = pair.premise.strip()
    lowered = premise[0].lower() + premise[1:]
    indonesian = re.search(r"\b(yang|dan|di|itu|pada|dengan)\b", premise) is not None
    frames = (
        (
            "Pengamat menduga {}",
            "Menurut kabar yang beredar, {}",
            "Seorang saksi mengklaim bahwa {}",
            "Pihak penggugat menuding {}",
        )
        if indonesian
        else ("Rumour has it that {}", "Critics allege that {}", "An unnamed source claimed that {}", "Analysts expect that {}")
    )
    return replace(pair, premise=chance.choice(frames).format(lowered), verdict="reported")


def _other_number(pair: Pair, chance: random.Random) -> str | None:
    found = [match for match in _NUMBER.finditer(pair.claim) if match.group() in pair.premise]
    if not found:
        return None
    match = chance.choice(found)
    others = [
        other for other in _NUMBER.findall(pair.premise) if other != match.group() and abs(len(other) - len(match.group())) < 2
    ]
    if others and chance.random() < 0.5:
        new = chance.choice(others)
    else:
        digits = list(match.group())
        places = [place for place, digit in enumerate(digits) if digit.isdigit()]
        place = chance.choice(places)
        digits[place] = chance.choice(
            [digit for digit in ("123456789" if place == places[0] else "0123456789") if digit != digits[place]]
        )
        new = "".join(digits)
    return f"{pair.claim[: match.start()]}{new}{pair.claim[match.end() :]}"


def _other_name(pair: Pair, chance: random.Random) -> str | None:
    found = [match for match in _NAME.finditer(pair.claim) if match.group() in pair.premise]
    if not found:
        return None
    match = chance.choice(found)
    parts = set(match.group().split())
    others = [other for other in set(_NAME.findall(pair.premise)) if not parts & set(other.split()) and other not in pair.claim]
    if not others:
        return None
    return f"{pair.claim[: match.start()]}{chance.choice(sorted(others))}{pair.claim[match.end() :]}"


def _negated(pair: Pair, chance: random.Random) -> str | None:
    if _INDONESIAN_NEGATION.search(pair.claim):
        return _INDONESIAN_NEGATION.sub("", pair.claim, count=1)
    if re.search(r"\b(yang|dan|di|itu|pada|dengan|untuk)\b", pair.claim):
        return _INDONESIAN_VERB.sub(r"tidak \1", pair.claim, count=1) if _INDONESIAN_VERB.search(pair.claim) else None
    if _ENGLISH_AUXILIARY.search(pair.claim):
        return _ENGLISH_AUXILIARY.sub(r"\1 not ", pair.claim, count=1)
    return None
