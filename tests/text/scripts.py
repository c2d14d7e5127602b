"""Text in many scripts, and what a reader sees as one character in each."""

from hypothesis import strategies as st

CHARACTERS = (
    *("a", "é", "e\u0301", "Z\u0351\u036b\u0343", "ﬁ", "—", "…", "1", ".", "(", "’"),
    *("שָׁ", "לּ", "ם", "مُ", "مَّ", "ك", "ل", "\u0600١", "پ", "ی"),
    *("कि", "क्षि", "स्त्री", "ঙ্ক", "প্র", "நி", "க்", "క్ష", "ക്ഷ", "ક્ષ", "ක්\u200dෂ"),
    *("กำ", "น้ำ", "ก็", "ที่", "ຄຳ", "ក្រ", "က္က", "མི"),
    *(
        "日",
        "本",
        "、",
        "。",
        "「",
        "ー",
        "ょ",
        "が",
        "か\u3099",
        "ｶﾞ",
        "Ａ",
        "한",
        "글",
        "\u1100\u1161\u11a8",
    ),
    *(
        "👍🏽",
        "👨\u200d👩\u200d👧",
        "❤\ufe0f",
        "☀",
        "1\ufe0f\u20e3",
        "🇩🇪",
        "🇯🇵",
        "🏴\U000e0067\U000e0062\U000e007f",
    ),
)
WORDS = st.lists(st.sampled_from(CHARACTERS), min_size=1, max_size=12).map("".join)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
"""Words of several scripts; any two characters may meet."""
ANYTHING = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), max_size=60)
