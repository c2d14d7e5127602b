"""The marks of other scripts."""

from itertools import pairwise

import pytest

from tui.language.sentence_terminals import has_own_stops, script_ends


def parts(text: str) -> list[str]:
    cuts = [0, *script_ends(text), len(text)]
    return [text[start:end].strip() for start, end in pairwise(cuts)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["ձյուն է գալիս։", "Ցուրտ է։"],
        ["ձյուն է գալիս:", "Ցուրտ է:"],
        ["ዝናብ ነው።", "ቀዝቃዛ ነው፧", "አይደለም።"],
        ["ዝናብ ነው፡፡", "ቀዝቃዛ ነው፡፡"],
        ["မိုးရွာသည်။", "အေးသည်။"],
        ["ភ្លៀងធ្លាក់។", "ត្រជាក់៕"],
        ["यह घर है।", "वह पेड़ है॥"],
        ["یہ گھر ہے۔", "کیا یہ درخت ہے؟", "نہیں۔"],
        ["下雨了。", "很冷！", "是吗？"],
        ["雨です．", "寒いです。"],
        ["「雨ですか。」", "「いいえ。」"],
        ["གངས་བབས་ཀྱི་འདུག་ག།", "དེ་རིང་གྲང་མོ་འདུག་ག།"],
    ],
    ids=lambda sentences: sentences[0],
)
@pytest.mark.parametrize("between", ["", " "])
def test_sentences_end_at_the_marks_of_their_script(sentences: list[str], between: str) -> None:
    if "է" in sentences[0] and sentences[0].endswith(":") and not between:
        pytest.skip("a colon needs a space")
    text = between.join(sentences)
    assert parts(text) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "我喜欢《下雨了！怎么办？》这本书。",
        "（他说。）",
        "他喊：“快跑！下雨了！”",
        "「雨です。」と言った。",
        "率は３．５％です。",
        "ផ្លែប៉ោម ចេក ។ល។ នៅលើតុ។",
        "A full stop. A question? An end!",
        "Ժամը 10:30 է։",
    ],
)
def test_marks_elsewhere_end_no_sentence(text: str) -> None:
    assert script_ends(text) == []


def test_tibetan_clauses_that_are_short_or_followed_by_and_end_no_sentence() -> None:
    text = "ཆར་པ་དང་། གངས། རླུང་བཅས་འབབ་པ་རེད། ། །དེ་རིང་གྲང་མོ་འདུག་པ་རེད།།"
    assert parts(text) == ["ཆར་པ་དང་། གངས། རླུང་བཅས་འབབ་པ་རེད། ། །", "དེ་རིང་གྲང་མོ་འདུག་པ་རེད།།"]


def test_clauses_of_a_tibetan_sentence_are_counted_anew_after_it() -> None:
    long, short = "ཀ་" * 4 + "ཀ།", "ཀ་" * 3 + "ཀ།"
    assert parts(long * 3) == [long] * 3
    assert parts(short * 4) == [short * 2] * 2


def test_a_quotation_that_is_long_is_split() -> None:
    assert len(script_ends("“" + "下雨了，很冷。" * 30 + "”")) == 29


def test_dots_are_no_stops_where_the_script_has_its_own() -> None:
    assert has_own_stops("डॉ. राय आए।")
    assert not has_own_stops("डॉ. राय आए.")
    assert not has_own_stops("ժամը 10:30")


@pytest.mark.parametrize("unit", ["「", "《。", "。", "」", "“。”", "է: ", "།ཀ", "ཀ་།"])
def test_many_marks_take_little_time(unit: str) -> None:
    assert len(script_ends(unit * 100_000)) < 100_000


@pytest.mark.parametrize(("inside", "is_split"), [(99, False), (100, True)])
def test_a_bracket_of_a_hundred_letters_is_split(inside: int, is_split: bool) -> None:
    text = f"（下。{'雨' * (inside - 2)}）下"
    assert bool(script_ends(text)) is is_split


def test_brackets_are_closed_by_their_own_mark_and_forgotten_after_it() -> None:
    assert parts("（「下。」雨。很）冷。雪。") == ["（「下。」雨。很）冷。", "雪。"]
    assert parts("（下。」雨。很）冷。雪。") == ["（下。」雨。很）冷。", "雪。"]
    assert parts("）下。（雨。") == ["）下。", "（雨。"]
    assert parts("下。" * 60 + "（雨。很）冷。")[-1] == "（雨。很）冷。"
    assert parts("下。（雨。）") == ["下。", "（雨。）"]
