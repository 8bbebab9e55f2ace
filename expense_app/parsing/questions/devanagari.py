"""Devanagari letters in Latin ones, roughly as people spell their names in both."""

_CONSONANTS = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह",
        "k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l l v sh sh s h".split(),
        strict=True,
    )
)
_VOWELS = dict(zip("अआइईउऊऋएऐओऔ", "a a i i u u ri e ai o au".split(), strict=True))
_SIGNS = dict(zip("ािीुूृेैोौ", "a i i u u ri e ai o au".split(), strict=True)) | {"ं": "n", "ँ": "n", "ः": "h"}
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
