"""How common a word is comes from wordfreq's counts."""

from themeloom.lexicon.zipf import measure_zipf


def test_common_words_are_ranked_before_rare_ones_and_unknown_ones_are_zero():
    frequencies = [measure_zipf(word) for word in ("the", "camera", "parser", "xqzv")]
    assert frequencies == sorted(frequencies, reverse=True)
    assert frequencies[-1] == 0
