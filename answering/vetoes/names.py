"""Every proper name of a claim stands in its evidence to the letter, or as the other form that its article or the lexicon has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from answering.vetoes.amounts import amounts
from answering.vetoes.grounds import Grounds
from answering.vetoes.numerals import is_part_of_name
from answering.vetoes.tables import lines
from answering.vetoes.wording import Term, is_known, meanings, terms
from retrieval.articles import Article, Language
from retrieval.lexicon import bundled_lexicon
from retrieval.words import data_lines, informal_forms, words

_DESIGNATION = re.compile(r"[^\W\d_]*-?\d+(?:-?[^\W\d_]+)?")
_ALIAS = re.compile(r"((?:[A-Z][\w-]*\s+(?:(?:dan|of|and|the|for)\s+)?){1,7})\(([A-Z][A-Za-z]{1,9})\)")
_HEADLINE = 0.8
"""Where so many of the words that say something have capitals, these tell nothing."""
_SHORT_TITLES = dict(line.split(" ", 1) for line in lines("offices"))
"""Titles and offices as newspapers shorten them."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What names the evidence gives."""

    plain: frozenset[str]
    stems: frozenset[str]
    language: Language
    articles: tuple[Article, ...]


def broken(claim: str, language: Language, grounds: Grounds) -> bool:
    """True if the claim has a name, or a designation such as "GPT-4", that the evidence neither has nor leans on."""
    texts = (grounds.translation or "", *(f"{article.title} {article.text}" for article in grounds.articles))
    if not _designations(claim) <= {name for text in texts for name in _designations(text)}:
        return True
    known = _known(claim, language, grounds)
    return any(not _is_meant(run, language, known) for run in _runs(claim, language, grounds))


def _designations(text: str) -> set[str]:
    """Letters and figures that are one name, in one spelling: "GPT-4" is "gpt4"."""
    found = set()
    for match in _DESIGNATION.finditer(text):
        figures = re.search(r"\d+", match.group())
        if figures and is_part_of_name(text, match.start() + figures.start(), match.start() + figures.end()):
            found.add(match.group().replace("-", "").lower())
    return found


def _known(claim: str, language: Language, grounds: Grounds) -> _Known:
    """What may be named: what is in the cited sentences and the title, and in the article where those name nothing else."""
    views = [*grounds.views, (grounds.title, grounds.language)]
    named = {term.plain for term in terms(claim, language)}
    rivals = [
        term
        for term in terms(grounds.text, grounds.language)
        if _is_name(term, grounds.language, grounds) and not _is_in_amount(term, grounds.text, grounds.language)
    ]
    if any(term.plain not in named and not term.shouted for term in rivals):
        views.append((grounds.before, grounds.language))
    else:
        views += [(article.text, article.language) for article in grounds.articles]
    read = [term for text, spoken in views for term in terms(text, spoken)]
    return _Known(
        frozenset(term.plain for term in read), frozenset(term.stem for term in read), grounds.language, grounds.articles
    )


def _runs(claim: str, language: Language, grounds: Grounds) -> list[list[Term]]:
    """The names of a claim, each as its words in order."""
    read = [term for term in terms(claim, language) if not _is_in_amount(term, claim, language)]
    inside = [term for term in read if not term.light and not term.initial]
    capital = [term for term in inside if term.capital]
    if not capital or len(capital) >= _HEADLINE * len(inside):
        opening = [term for term in read if term.initial and not capital and _is_name(term, language, grounds)]
        only = [term for term in read if any(term.plain in _only_names(article) for article in grounds.articles)]
        return [[term] for term in (*opening, *only) if term.plain not in informal_forms()]
    runs: list[list[Term]] = []
    for place, term in enumerate(read):
        follows = bool(runs) and runs[-1][-1] is read[place - 1] and claim[read[place - 1].end : term.start].strip(" -.'’") == ""
        if not _is_name(term, language, grounds):
            continue
        if follows:
            runs[-1].append(term)
        else:
            runs.append([term])
    return runs


def _is_in_amount(term: Term, claim: str, language: Language) -> bool:
    return any(amount.start < term.end and term.start < amount.end for amount in amounts(claim, language) if not amount.weak)


def _is_name(term: Term, language: Language, grounds: Grounds) -> bool:
    """Whether a word is written as a name; where it opens a sentence, whether it can be nothing else."""
    if not term.capital or (term.light and not (len(term.plain) > 1 and term.plain in _shouted(grounds))):
        return False
    if not term.initial:
        return True
    return term.plain in _proper(language) or not (is_known(term.plain, language) or term.plain in _small(grounds.articles))


def _shouted(grounds: Grounds) -> set[str]:
    return {word.plain for word in words(grounds.text) if word.shouted}


@lru_cache(maxsize=200)
def _small(articles: tuple[Article, ...]) -> frozenset[str]:
    """The words that these articles write without a capital letter."""
    return frozenset(word.plain for article in articles for word in words(article.text) if not word.capital)


@lru_cache(maxsize=200)
def _only_names(article: Article) -> frozenset[str]:
    """The words that an article writes with a capital letter only, inside sentences too, and that no dictionary has."""
    inside = {term.plain for term in terms(article.text, article.language) if term.capital and not term.initial}
    return frozenset(
        word for word in inside - _small((article,)) if len(word) > 2 and not is_known(word, "id") and not is_known(word, "en")
    )


def _is_meant(run: Sequence[Term], language: Language, known: _Known) -> bool:
    """Whether the evidence has every word of a name, or another form of the whole."""
    if _is_short_for(run, known) or _is_translated(run, language, known):
        return True
    said = [_is_said(term, language, known) for term in run]
    pairs = frozenset(pair for article in known.articles for pair in _pairs(article))
    for _ in run:  # each round may complete a neighbour
        for place, term in enumerate(run):
            before = place > 0 and said[place - 1] and (run[place - 1].plain, term.plain) in pairs
            after = place + 1 < len(run) and said[place + 1] and (term.plain, run[place + 1].plain) in pairs
            said[place] = said[place] or before or after
    return all(said)


def _is_said(term: Term, language: Language, known: _Known) -> bool:
    """Whether the evidence has this word of a name, its short form or what it is in the other language."""
    if any(form in known.plain for form in _forms(term.plain, language)) or _is_initial(term, known):
        return True
    if (written := _SHORT_TITLES.get(term.plain)) and set(written.split()) <= known.plain:
        return True
    if any(term.plain in title.split() and short in known.plain for short, title in _SHORT_TITLES.items()):
        return True
    if language != known.language and meanings(term.stem, language, known.language) & known.stems:
        return True
    if language != known.language and term.shouted:
        return True  # "EEZ" is "ZEE"
    if not is_known(term.plain, language) or term.plain in _proper(language):
        return False
    return language != known.language or term.plain in _small(known.articles)


def _is_initial(term: Term, known: _Known) -> bool:
    return len(term.plain) == 1 and any(plain.startswith(term.plain) for plain in known.plain)


def _forms(plain: str, language: Language) -> Iterator[str]:
    """A name, without a possessive ending, and what it may be the plural or the adjective of: "Tunisian" of "Tunisia"."""
    yield plain
    if language == "id":
        yield plain.removesuffix("nya")
        return
    yield from (plain.removesuffix("s"), f"{plain}s")
    for ending in ("n", "an", "ian", "nian", "ese", "i", "ish"):
        base = plain.removesuffix(ending)
        if base != plain and len(base) > 3:
            yield from (base, f"{base}a", f"{base}ia")


def _is_short_for(run: Sequence[Term], known: _Known) -> bool:
    """Whether the name is the article's short form of another, or what one that the evidence has is short for."""
    own = {term.plain for term in run}
    initials = "".join(term.plain[0] for term in run)
    if len(run) > 1 and initials in known.plain:
        return True
    for article in known.articles:
        for short, written in _aliases(article).items():
            if (own <= {short} and written <= known.plain) or (own <= written and short in known.plain):
                return True
        if len(run) == 1 and run[0].plain in _initials(article):
            return True
    return False


@lru_cache(maxsize=200)
def _aliases(article: Article) -> dict[str, frozenset[str]]:
    """Short names with the words that the article writes out for them: "Komisi Pemberantasan Korupsi (KPK)"."""
    return {
        match.group(2).lower(): frozenset(word.plain for word in words(match.group(1)))
        for match in _ALIAS.finditer(f"{article.title}. {article.text}")
    }


@lru_cache(maxsize=200)
def _initials(article: Article) -> frozenset[str]:
    """The first letters of the names of three words or more that an article writes out."""
    names = re.findall(r"[A-Z]\w+(?: (?:of |and |the |dan )?[A-Z]\w+){2,}", article.text)
    return frozenset("".join(word[0] for word in name.split() if word[0].isupper()).lower() for name in names)


def _is_translated(run: Sequence[Term], language: Language, known: _Known) -> bool:
    """Whether the lexicon has the whole name by another that the evidence has: "United States" and "AS"."""
    lexicon, own = bundled_lexicon(), tuple(term.stem for term in run)
    others = lexicon.translations(own) if language == "en" else (*lexicon.english(own), *lexicon.synonyms(own))
    if language == "en":
        others = (*others, *lexicon.english_synonyms(own))
    return any(set(other) <= known.stems for other in others)


@lru_cache(maxsize=200)
def _pairs(article: Article) -> frozenset[tuple[str, str]]:
    """The words that stand next to each other in the article's names and titles: "Elon Musk", "Presiden Jokowi"."""
    text = f"{article.title}\n{article.text}"
    read = terms(text, article.language)
    return frozenset(
        (one.plain, two.plain)
        for one, two in pairwise(read)
        if one.capital and two.capital and text[one.end : two.start].strip(" -.") == ""
    )


@cache
def _proper(language: Language) -> frozenset[str]:
    """The single words that the lexicon has as names: those whose Indonesian side it writes with a capital letter only."""
    capital: set[str] = set()
    small: set[str] = set()
    for line in data_lines("en_id.tsv"):
        english, _, translations = line.partition("\t")
        others = translations.split("; ")
        entries = others if language == "id" else [english]
        is_name = all(other[:1].isupper() for other in others)
        for entry in entries:
            (capital if (entry[:1].isupper() if language == "id" else is_name) else small).add(entry.lower())
    return frozenset(word for word in capital - small if word.isalpha())
