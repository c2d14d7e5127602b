from tui.formats.pdf.character_codes import restore_characters, restore_ligatures


def test_control_characters_are_ligatures_beside_letters_only() -> None:
    assert restore_characters("o\x0ecer, \x0cnd a\r\n \x0b ow \rag") == "oﬃcer, ﬁnd a\r\n \x0b ow ﬂag"


def test_quotation_marks_are_those_of_tex_where_its_ligatures_are() -> None:
    assert restore_characters('\\so" the o\x0ecer \x0cnds, 3{4') == "“so” the oﬃcer ﬁnds, 3–4"
    assert restore_characters('a\\b {c} "d"') == 'a\\b {c} "d"'


def test_codes_of_t1_are_quotation_marks_where_its_ligatures_are() -> None:
    assert restore_characters("di\x1berent \x1cgures, \x10so\x11, 3\x154") == "diﬀerent ﬁgures, “so”, 3–4"
    assert restore_characters("di\x0berent \x0cgures \x10") == "diﬀerent ﬁgures \x10"


def test_a_letter_in_a_circle_is_the_sign_of_copyright() -> None:
    assert restore_characters("\rc 1871 Quist") == "©\0 1871 Quist"


def test_private_codes_are_figures_and_capitals() -> None:
    assert restore_characters("in \uf644\uf64b\uf64a\uf644, \uf731, T\uf765X") == "in 1871, 1, TEX"


def test_capitals_between_small_letters_are_ligatures() -> None:
    assert restore_ligatures("wriƩen Ɵtles aŌer acƟon: ﬁne") == "written titles after action: fine"
    assert restore_ligatures("ƩƟ Ō") == "ƩƟ Ō"
