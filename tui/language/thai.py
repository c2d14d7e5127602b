"""Find where Thai sentences end. Thai has no mark for it: spaces separate sentences, but also clauses and names."""

import re
from collections.abc import Iterator
from itertools import pairwise

_SPACES = re.compile(r"(?<=[\u0e01-\u0e5b”\")])\s+(?=[\u0e01-\u0e5b“\"(])")
# Words that follow a space almost only at the start of a sentence.
_STARTS = re.compile(
    r"[“\"(]?(?:"
    # But, however, therefore, besides, thus, although.
    "แต่|อย่างไรก็|ดังนั้น|นอกจาก|ด้วยเหตุนี้|เพราะฉะนั้น|แม้|ถึงแม้|อีกทั้ง|ทั้งนี้|ทั้งนั้น|"
    # Later, then, after, before, when, while, at first, at last, today, at present, yesterday, tomorrow, in the year.
    "ต่อมา|จากนั้น|หลังจาก|ก่อน|เมื่อ|ขณะ|ครั้งแรก|ในที่สุด|สุดท้าย|วันนี้|ปัจจุบัน|ตอนนี้|พรุ่งนี้|ในปี|ในวัน|ในช่วง|"
    # I, he, she, we, you, they, it, this, that, as for, there are.
    "ฉัน|ผม|ดิฉัน|ข้าพเจ้า|เขา|เธอ|เรา|คุณ|พวก|มัน|นี่คือ|นี่|นั่น|สำหรับ|ส่วน|มีคน|มีผู้)"
)
# Particles that only end sentences.
_ENDS = re.compile(r"(?:ครับ|ค่ะ|คะ|จ้ะ|จ๊ะ|นะ|หรือไม่|หรือเปล่า|ไหม)[”\")]?\Z")
# Words after a space that continue the sentence: and, or, which, that, by, to, because, is, such as, in, from …
_CONNECTIVES = re.compile(
    r"[“\"(]?(?:และ|หรือ|ซึ่ง|ที่|โดย|ว่า|เพื่อ|เพราะ|เนื่อง|เป็น|คือ|ได้แก่|เช่น|รวม|จึง|ก็|"
    r"ใน|จาก|กับ|แก่|ของ|ให้|ถึง|ตาม|ด้วย|ทั้ง|จะ|ไม่|มี)"
)
_ANNOUNCES = re.compile(r"(?:ว่า|คือ|เช่น|และ|หรือ|ของ|ที่|ได้แก่|กับ|นาย|นาง|นางสาว|ๆ)\Z")
_MAX_END_CHARS = 12
_MIN_LENGTH = 15
"""The characters of the shortest sentence; what is shorter is mostly a clause or a name."""
_FULL_LENGTH = 45
"""From this length on, a text is a sentence even if the words around the space do not tell."""
_FULL_CLAUSE = 25
"""From this length on, a text up to the next space is neither a name nor a list item."""


def thai_ends(text: str) -> Iterator[int]:
    """Yield the offsets at which the sentences of a Thai text begin, but for the first.

    A space ends a sentence if it is before a word that begins sentences, after a particle that ends them, or else
    between two long stretches of text.
    """
    start = 0
    spaces = [match.span() for match in _SPACES.finditer(text)]
    for (end, next_start), (following, _) in pairwise((*spaces, (len(text), len(text)))):
        if end - start < _MIN_LENGTH or len(text) - next_start < _MIN_LENGTH:
            continue
        tail = max(start, end - _MAX_END_CHARS), end
        is_marked = _STARTS.match(text, next_start) or _ENDS.search(text, *tail)
        is_long = end - start >= _FULL_LENGTH and following - next_start >= _FULL_CLAUSE
        is_open = _CONNECTIVES.match(text, next_start) or _ANNOUNCES.search(text, *tail)
        if is_marked or (is_long and not is_open):
            yield next_start
            start = next_start
