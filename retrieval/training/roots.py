"""Makes `retrieval/data/roots_id.txt`: which Indonesian words are roots, from dictionaries that may be shipped.

    python -m retrieval.training.roots WORDNET_BAHASA.tab.gz

A word is a root if it stands in a dictionary and does not come apart into affixes and another word of a dictionary.
Sources: Wordnet Bahasa (MIT licence), and the lexicon and the list of informal forms beside the result.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from retrieval.stemming import analyses

_DATA = Path(__file__).parents[1] / "data"
_PLAIN = re.compile(r"[a-z]{3,20}")

_ROOTS_AFTER_ALL = frozenset(
    """
    menteri selatan kepala media berita perdana ringan pertama kendali kemudi mulai berani belanja negara sekolah
    serikat setia serang selamat sejahtera sejarah sesuai senjata sengketa sengaja segala semangat teror terus
    terang tersangka tentara tentang teman pemuda pendeta penjara penyakit pegawai perang perempuan perlu pesta
    pesawat peristiwa percaya periksa perintah pelajar pemerintah perusahaan petugas anggota keluarga ketua kekasih
    kehendak kelola kemas keras kerja kereta kesal kendara ketat dewan direktur dinding dinas dilema diskusi bagian
    bahan bantuan belakang berlian beruang bencana benda bendera bentuk jalan jaringan ikan ratusan ribuan delapan
    sembilan bulan badan makan taman ikatan hewan iklan lawan kawan pesan tekan teken tujuan pekan depan awan sopan
    lisan liburan musim permen partai mandi kopi hati hari pagi lagi jadi bagi beli gigi kaki laki sapi padi tadi
    uji isi mati seni sepi sedih sendiri sehat sering sebentar setan semen sepak sepatu sepeda selesai selalu
    seluruh sekretaris seluler merdeka merek mesin mewah mentah menang mendung mentega mertua meter metode mereka
    benar besar berat beras berkah bersih betul bebas beda belah tembak tempat tempo tenang tengah tepat terap
    terima termasuk tertib teknik teliti telepon nirlaba ilmuwan sejumlah ambilalih penasaran pemilu belanda bekasi
    divisi kuliner semoga maluku anggaran kuasa kurang kuning segera pengalaman denda libat pecat setor tandatangan
    teriak teratai terumbu terasi beranda kenan
    """.split()
)
"""Words that look as if they came apart, but whose parts do not mean them."""

_NO_ROOTS = frozenset(
    """
    dia eka ekan nya lah kah pun ita rang pang man pulai libatkan sahkan mengajuk
    """.split()
)


_SHORTEST_UNLISTED = 4
_FAMILY = 2
"""An unlisted word is taken for a root if at least this many listed words that have no other root come apart into it."""


def main() -> None:
    """Reads the dictionaries and writes the roots, those the most common first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wordnet", type=Path)
    listed = Counter(word for word in _dictionary_words(parser.parse_args().wordnet) if _PLAIN.fullmatch(word))
    known = listed.keys() - _NO_ROOTS
    known = {word for word in known if word.removesuffix("nya") == word or word.removesuffix("nya") not in known}
    whole = {word for word in known if not _comes_apart(word, known)}
    unlisted = Counter(part for word in whole for part in set(analyses(word)) if part not in known)
    found = {part for part, size in unlisted.items() if size >= _FAMILY and len(part) >= _SHORTEST_UNLISTED}
    roots = {word for word in whole if not _comes_apart(word, found)} | found | _ROOTS_AFTER_ALL
    commonness = _commonness(roots, listed)
    ordered = sorted(roots, key=lambda root: (-commonness[root], root))
    heading = "# Indonesian roots, made by retrieval/training/roots.py from Wordnet Bahasa (MIT) and Saksi's own lexicon.\n"
    (_DATA / "roots_id.txt").write_text(heading + "\n".join(ordered) + "\n", encoding="utf-8")


def _commonness(roots: set[str], listed: Counter[str]) -> dict[str, float]:
    """How often dictionaries list a root and the words that come from it; one that may have several roots is shared."""
    commonness = {root: 2.0 * listed[root] for root in roots}
    for word, times in listed.items():
        parts = set(analyses(word)) & roots
        for part in parts:
            commonness[part] += times / len(parts)
    return commonness


def _comes_apart(word: str, parts: set[str]) -> bool:
    return word not in _ROOTS_AFTER_ALL and any(part in parts and part != word for part in analyses(word))


def _dictionary_words(wordnet: Path) -> Iterator[str]:
    with gzip.open(wordnet, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) > 2 and not line.startswith("#"):
                yield from re.findall(r"[a-z]+", fields[2].lower()) if " " not in fields[2] else ()
    for name in ("en_id.tsv", "informal.tsv"):
        for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                yield from re.findall(r"\b[a-z]+\b", line.split("\t")[1])


if __name__ == "__main__":
    main()
