"""Sentences end where they end, and not after initials; what stands before the place asked for is left out."""

import pytest

from themeloom.records.texts.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Cats purr. J. Cat et al. say so.", ["Cats purr.", "J. Cat et al. say so."]),
        ("Cats purr (Fig. 2). Dogs bark.", ["Cats purr (Fig. 2).", "Dogs bark."]),
        ("© 2020 Loom B.V. Cats purr.", ["© 2020 Loom B.V.", "Cats purr."]),
        ("© 2020 Loom LtdThe cats purr.", ["© 2020 Loom Ltd", "The cats purr."]),
        ("Cats purr.© 2020 Loom", ["Cats purr.", "© 2020 Loom"]),
        ("", []),
    ],
)
def test_sentences_end_where_they_end(text, sentences):
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


def test_only_the_sentences_from_a_place_on_are_split():
    text = "Cats purr. Dogs bark. © 2020 Loom"
    assert split_sentences(text, text.index("bark")) == [(11, 21), (22, 33)]
