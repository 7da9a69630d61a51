"""How common a word is in general English, as wordfreq counted it."""

import math
from functools import cache

from wordfreq import get_frequency_dict, zipf_frequency

LEAST = 1e-9  # the frequency that counts as 0


@cache
def measure_zipf(word: str) -> float:
    """Measure how common a word is in general English: log10 of its occurrences in 10^9 words, 0 for an unknown one.

    The list is that of wordfreq 3 (Speer 2022): 321 180 English words counted in Wikipedia, subtitles, news, books, web pages,
    Twitter and Reddit.

    Parameters
    ----------
    word : str
        In lower case.

    Returns
    -------
    float
        0 to 8.

    Examples
    --------
    >>> measure_zipf("camera") > 4 > measure_zipf("parser") > measure_zipf("zuzuk") == 0
    True
    """
    if not (word.isascii() and word.isalpha() and word.islower()):
        return zipf_frequency(word, "en")
    # as zipf_frequency does of one word, which it would cut into words first
    return round(math.log10(max(get_frequency_dict("en").get(word, LEAST), LEAST)) + 9, 2)
