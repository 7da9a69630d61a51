"""How common a word is comes from wordfreq's counts."""

from wordfreq import get_frequency_dict, zipf_frequency

from themeloom.lexicon.zipf import measure_zipf


def test_common_words_are_ranked_before_rare_ones_and_unknown_ones_are_zero():
    frequencies = [measure_zipf(word) for word in ("the", "camera", "parser", "xqzv")]
    assert frequencies == sorted(frequencies, reverse=True)
    assert frequencies[-1] == 0


def test_a_word_that_is_looked_up_at_once_is_as_common_as_one_that_is_cut_into_words():
    words = sorted(get_frequency_dict("en"))[::40]
    assert sum(word.isascii() and word.isalpha() for word in words) > len(words) / 2
    assert [measure_zipf(word) for word in words] == [zipf_frequency(word, "en") for word in words]
