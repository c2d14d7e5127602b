from tui.text.lines import comparison_key, ends_sentence, has_cjk, is_author, is_in_capitals, is_same_title


def test_titles_are_compared_by_their_words() -> None:
    assert is_same_title("MOBY-DICK; or, The Whale", "Moby Dick or the whale")
    assert not is_same_title("", "")
    assert not is_same_title("Moby", "Moby Dick")


def test_keys_have_letters_and_digits_alone() -> None:
    assert comparison_key("2.1  The *Mill*, again: été") == "21themillagainété"
    assert comparison_key("* * *") == ""


def test_authors_may_have_by_before_them() -> None:
    assert is_author("By Herman Melville", "Herman Melville")
    assert is_author("HERMAN MELVILLE", "Herman Melville")
    assert not is_author("Herman Melville and others", "Herman Melville")


def test_abbreviations_are_not_in_capitals() -> None:
    assert is_in_capitals("THE MILL.")
    assert not is_in_capitals("N.A.T.O")
    assert not is_in_capitals("The MILL")


def test_sentences_may_end_in_quotes() -> None:
    assert ends_sentence("“It rose.”")
    assert ends_sentence("It rose (again!)")
    assert ends_sentence("河水上涨。")
    assert not ends_sentence("It rose,")
    assert not ends_sentence("")


def test_chinese_and_japanese() -> None:
    assert has_cjk("the 河")
    assert has_cjk("かわ")
    assert not has_cjk("the river")
