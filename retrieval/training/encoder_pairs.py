"""Makes pairs of texts that mean the same, or of which one asks for the other, in both languages."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from retrieval.training.encoder_sources import Sources, Synset
from retrieval.training.encoder_vocabulary import EnglishBases, folded

Pair = tuple[str, str]
Run = tuple[str, tuple[str, ...]]
"""Some English words, and the Indonesian ones that may stand for them; none where they stay as they are."""

_LONGEST_PHRASE = 4
_WORD = re.compile(r"[a-z]+|[0-9]+")

_FUNCTION_WORDS = """the: a: an: of:dari/atas/ in:di/dalam/pada on:di/pada/di atas at:di/pada to:ke/untuk/kepada
for:untuk/bagi by:oleh/dengan with:dengan/bersama from:dari and:dan/serta or:atau that:yang/bahwa/itu which:yang
who:yang/siapa whom:yang/siapa whose:yang/milik siapa what:apa when:ketika/kapan/saat where:di mana/tempat
why:mengapa/kenapa is:adalah/ are:adalah/ was:adalah/ were: be:menjadi/ been: being: has:memiliki/telah/mempunyai
have:memiliki/telah had:memiliki/telah having:memiliki do:melakukan/ does: did: not:tidak/bukan no:tidak ada/tidak
as:sebagai/seperti it:ini/itu/ its: he:dia/ia she:dia/ia they:mereka them:mereka his: her: their:mereka this:ini
these:ini those:itu you:anda/kamu your:anda/kamu i:saya/aku my:saya we:kita/kami our:kita/kami into:ke dalam/menjadi
than:daripada/dari but:tetapi/tapi if:jika/kalau can:dapat/bisa could:bisa/dapat will:akan would:akan may:mungkin/boleh
must:harus should:sebaiknya/harus about:tentang/mengenai between:antara after:setelah/sesudah before:sebelum
during:selama one:satu/seorang/seseorang some:beberapa any:apa pun all:semua/seluruh other:lain such:seperti
there:ada/sana so:jadi/begitu very:sangat more:lebih most:paling/sebagian besar used:digunakan/dipakai
said:berkata/mengatakan up:naik/ out:keluar how:bagaimana me:saya him:dia us:kita/kami s:"""
"""What the lexicon leaves out, because nobody looks it up."""

_QUESTIONS = {
    "id": """siapa/siapa yang/siapakah/siapa nama/apa/apa yang/apakah/apa itu/apa nama/apa saja/apa kata/apa alasan
    apa yang dimaksud dengan/kapan/kapankah/sejak kapan/tahun berapa/di mana/dimana/dimanakah/di negara mana/berapa
    berapa banyak/berapakah/berapa jumlah/mengapa/kenapa/kenapa sih/bagaimana/bagaimana cara/gimana/yang mana""",
    "en": """who/who is/who was/who did/what/what is/what was/what does/what did/what are/what kind of/when/when did
    when was/where/where is/in which year/which/how many/how much/why/why did/how/how did""",
}
_FRAMES = {language: tuple(re.split(r"/|\n\s*", frames)) for language, frames in _QUESTIONS.items()}


class WordByWord:
    """Puts Indonesian words for English ones. The encoder does not see order, so no grammar is needed."""

    def __init__(self, sources: Sources, base: EnglishBases, dice: random.Random) -> None:
        self._base = base
        self._dice = dice
        self._sure: dict[str, list[str]] = defaultdict(list)
        self._broad: dict[str, list[str]] = defaultdict(list)
        for english, indonesian in sources.lexicon:
            self._sure[folded(english)].extend(map(folded, indonesian))
        for synset in sources.synsets.values():
            for word in synset.english:
                self._broad[word.lower()].extend(map(folded, synset.indonesian))
        for entry in re.split(r"(?<=[\w/:])\s+(?=\w+:)", _FUNCTION_WORDS):
            function_word, _, translations = entry.partition(":")
            self._sure[function_word] = translations.split("/")

    def runs(self, text: str) -> list[Run]:
        """The longest phrases of a text that have translations, one after the other."""
        words = _WORD.findall(folded(text))
        found, place = [], 0
        while place < len(words):
            for length in range(_LONGEST_PHRASE, 0, -1):
                translations = self._translations(words[place : place + length])
                if translations or length == 1:
                    break
            found.append((" ".join(words[place : place + length]), translations))
            place += length
        return found

    def translation(self, runs: Sequence[Run]) -> str:
        """One of the ways to put it; what stands first in the lexicon is likelier."""
        return " ".join(self._one_of(translations) if translations else english for english, translations in runs)

    def _translations(self, words: Sequence[str]) -> tuple[str, ...]:
        plain, based = " ".join(words), " ".join([*words[:-1], self._base(words[-1])])
        tables = (self._sure, self._broad) if len(words) == 1 else (self._sure,)
        return next((tuple(table[form]) for table in tables for form in (plain, based) if table.get(form)), ())

    def _one_of(self, translations: tuple[str, ...]) -> str:
        decay = 0.7 if len(translations) < 6 else 0.4
        return translations[min(int(self._dice.expovariate(decay)), len(translations) - 1)]


class Pairs:
    """An endless supply of pairs: no two epochs are the same, but the same seed gives the same epochs."""

    def __init__(self, sources: Sources, base: EnglishBases, *, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311 (nothing secret: it must repeat itself)
        self._sources = sources
        self._translator = WordByWord(sources, base, self._dice)
        self._runs = {key: self._translator.runs(synset.gloss) for key, synset in sources.synsets.items()}

    def epoch(self) -> list[Pair]:
        """Questions with passages, sentences and words with their translations, in random order."""
        dice, synsets = self._dice, self._sources.synsets
        pairs = [(self._question(key), self._passage(key)) for key in synsets]
        pairs += [*self._sources.parallel, *self._sources.parallel]
        for english, indonesian in self._sources.lexicon:
            pairs.append((english, dice.choice(indonesian)))
            if len(indonesian) > 1:
                first, second = dice.sample(indonesian, 2)
                pairs.append((first, second))
        for synset in synsets.values():
            if synset.indonesian_definition:
                pairs.append((synset.definition, synset.indonesian_definition))
            if synset.indonesian:
                pairs.append((dice.choice(synset.english), dice.choice(synset.indonesian)))
                if dice.random() < 0.5:
                    pairs.append((dice.choice(synset.indonesian), synset.definition))
        dice.shuffle(pairs)
        return pairs

    def _question(self, key: str) -> str:
        """A question's words, and some of those by which a synset is told, in any order."""
        dice, synset, language = self._dice, self._sources.synsets[key], self._language()
        names = synset.indonesian if language == "id" and synset.indonesian else synset.english
        name = dice.choice(names) if (names is synset.english or language == "id") and dice.random() < 0.6 else ""
        told = (self._told(key, synset, own=0.5) if language == "id" else synset.gloss).split()
        length = min(dice.randint(0 if name else 3, 7), len(told))
        return " ".join([dice.choice(_FRAMES[language]), name, *dice.sample(told, length)])

    def _passage(self, key: str) -> str:
        """What WordNet says of a synset and of up to two that are related to it."""
        language, synsets = self._language(), self._sources.synsets
        related = [other for other in synsets[key].related if other in synsets]
        keys = [key, *self._dice.sample(related, min(len(related), self._dice.randint(0, 2)))]
        return " ".join(self._entry(other, synsets[other], language) for other in keys)

    def _entry(self, key: str, synset: Synset, language: str) -> str:
        if language == "en":
            return f"{', '.join(synset.english[:2])} {synset.gloss}"
        name = self._dice.choice(synset.indonesian) if synset.indonesian else synset.english[0]
        return f"{name} {self._told(key, synset, own=0.7)}"

    def _told(self, key: str, synset: Synset, *, own: float) -> str:
        """Wordnet Bahasa's own definition with this probability, or WordNet's word by word."""
        if synset.indonesian_definition and self._dice.random() < own:
            return synset.indonesian_definition
        return self._translator.translation(self._runs[key])

    def _language(self) -> str:
        return self._dice.choice(("id", "id", "en"))


def word_meanings(sources: Sources) -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Indonesian words and phrases to English ones that they translate, and how sure that is."""
    meanings: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for english, indonesian in sources.lexicon:
        for place, word in enumerate(indonesian):
            meanings[folded(word)].append((folded(english), 1 / (1 + place)))
    for synset in sources.synsets.values():
        for word in synset.indonesian:
            share = 0.3 / len(synset.english)
            meanings[folded(word)].extend((folded(english), share) for english in synset.english)
    return {word: tuple(found) for word, found in meanings.items()}
