from cms.languages import BY_CODE, CODES, choose, from_accept_language, language_of_text


def test_languages_are_nine_and_german_is_first():
    assert CODES == ("de", "de-simple", "en", "fr", "ar", "fa", "uk", "ru", "tr")


def test_right_to_left_languages_are_arabic_and_persian():
    assert [code for code in CODES if BY_CODE[code].direction == "rtl"] == ["ar", "fa"]


def test_every_chain_begins_with_the_language_and_ends_with_german():
    assert {code: BY_CODE[code].chain for code in ("de", "de-simple", "ar")} == {
        "de": ("de",),
        "de-simple": ("de-simple", "de"),
        "ar": ("ar", "de"),
    }


def test_choose_shortens_a_tag_until_the_site_has_it():
    tags = ("ar-EG", "de_simple", "DE-AT", "zh-Hans", "", "-", "de-simple-x-koblenz")
    assert [choose(tag) for tag in tags] == ["ar", "de-simple", "de", None, None, None, "de-simple"]


def test_accept_language_takes_the_best_that_the_site_has():
    headers = ("uk-UA,uk;q=0.9,ru;q=0.8", "zh,fa;q=0.3", "en;q=0.1,tr;q=0.9", "zh", "", "*", "ar;q=x", "\x00", "de-simple")
    assert [from_accept_language(header) for header in headers] == ["uk", "fa", "tr", "de", "de", "de", "de", "de", "de-simple"]


def test_accept_language_of_any_length_is_answered():
    assert from_accept_language("zh," * 100_000 + "ar") == "de"


def test_accept_language_is_never_cut_inside_a_wish():
    for longer in range(40):
        header = "zz" + ",zz" * (150 - longer) + ",zzz" * longer + ",ar;q=0.123,tr;q=0.9" + ",zz" * 20
        arabic, turkish = (header.index(wish) + len(wish) <= 500 for wish in ("ar;q=0.123", "tr;q=0.9"))
        assert from_accept_language(header) == ("tr" if turkish else "ar" if arabic else "de")


def test_accept_language_is_no_wish_with_a_quality_of_nothing():
    assert from_accept_language("ar;q=0,tr;q=0.1") == "tr"
    assert from_accept_language("ar;q=0.000") == "de"


def test_a_text_without_a_letter_of_its_script_stayed_german():
    texts = [("Haus am Rheintor", "ar"), ("بيت Rheintor", "ar"), ("116 117", "ar"), ("", "fa"), ("Haus", "tr"), ("Haus", "uk")]
    assert [language_of_text(text, code).code for text, code in texts] == ["de", "ar", "ar", "fa", "tr", "de"]
    assert language_of_text("Haus", "de-simple").code == "de-simple"
