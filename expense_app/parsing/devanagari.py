"""Devanagari letters in Latin ones, roughly as people spell their names in both."""

import re


def _table(pairs: str) -> dict[str, str]:
    return {pair[0]: pair[1] for pair in re.findall(r"(\S)([a-z]+)", pairs)}


_CONSONANTS = _table(
    "कk खkh गg घgh ङn चch छchh जj झjh ञn टt ठth डd ढdh णn तt थth दd धdh नn पp फph बb भbh मm"
    " यy रr लl ळl वv शsh षsh सs हh"
)
_VOWELS = _table("अa आa इi ईi उu ऊu ऋri एe ऐai ओo औau ऑo")
_SIGNS = _table("ाa िi ीi ुu ूu ृri ेe ैai ोo ौau ॉo ंn ँn ःh")
_SILENCED = "्"


def to_latin(word: str) -> str:
    """ "राहुल" is "rahul", "प्रिया" is "priya". Other letters are left out."""
    parts: list[str] = []
    for index, letter in enumerate(word):
        parts.append(_VOWELS.get(letter) or _SIGNS.get(letter) or _CONSONANTS.get(letter, ""))
        following = word[index + 1 : index + 2]
        if letter in _CONSONANTS and following and following not in _SIGNS and following != _SILENCED:
            parts.append("a")
    return "".join(parts)
