"""Sentences of publishers and databases are found, whole and one by one; no sentence of an author is."""

import re

import pytest

from themeloom.lexicon import read_knowledge
from themeloom.records.texts.notices import find_notices, is_name

NOTICES = [
    "© 2022 Loom Ltd. All rights reserved.",
    "(c) 2013 Loom B.V. All rights reserved.",
    "(C) 2001 Loom Science (USA).",
    "©2006 Loom Society.",
    "Copyright © 2011 Wool Kluwer Health, Inc. All rights reserved.",
    "Published by Loom B.V.",
    "Springer Science+Business Media, LLC 2012",
    "The Author(s), under exclusive licence to Loom Nature Ltd 2021",
    "All rights reserved.",
    "[ABSTRACT FROM AUTHOR]",
    "© 2020 IEEE.",
    "© LOOM.",
    "This is an open access article under the CC BY license (http://example.org/licenses/by/4.0/).",
    "© 2010 - 2016 LOOM & LLS.",
    "Copyright of Loom Journal is the property of Loom Inc. and its content may not be copied without permission.",
    "However, users may print, download, or email articles for individual use.",
    "No warranty is given about the accuracy of the copy.",
    "(PsycINFO Database Record (c) 2016 APA, all rights reserved)",
    "(PsycInfo Database Record (c) 2021 APA, all rights reserved).",
    "This article is protected by copyright. All rights reserved.",
    "Crown Copyright © 2010",
    "Copyright 2019, Loom Society.",
    "© 2025",
    "Crown Copyright (C) 2012 Published by Loom Ltd. All rights reserved.",
    "© 2012 Loom Periodicals, Inc. J Loom Mater Res Part A, 2012.",
    "© 2019, © 2019 Informa UK Limited, trading as Taylor & Francis Group.",
    "© 2019 by the authors. Licensee MDPI, Basel, Switzerland.",
    "© 2016 The Authors. Journal of Looms © 2016 British Loom Society",
    "© 2021. The Author(s).",
    "© 2013 John Wiley & Sons, Ltd.",
    "© The Editor(s) (if applicable) and The Author(s), under exclusive license to Loom Pte Ltd 2021.",
    "© Published under licence by Loom Ltd.",
    "Published 2019. This article is a U.S. Government work and is in the public domain in the USA.",
    "Published by Loom on behalf of The Cats.",
    "© Author(s) (or their employer(s)) 2021. No commercial re-use. See rights and permissions. Published by BMJ.",
    "© 2011 Saracco et al.",
    "Copyright © 2019 held by the owner/author(s). Publication rights licensed to ACM.",
    "© 2014 S. Cat and A. B. Dog. Published by Loom S.A.",
    "© 2013 The Authors. Loom and Wool published by John Wiley & Sons Ltd.",
    "Loom Environ Manag 2019;15:148-159. © 2018 LOOM",
    "© 2015. Loom Press.",
    "This journal is © The Royal Society of Looms.",
    "Copyright © 2017 LOOM. Publicado por Loom España, S.L.U. All rights reserved.",
    "Copyright© Loom Science Publishers; For any queries, please email at a@example.net.",
    "© 2019 The Loom Society. Reprints and permission: permissions@example.com.",
    "Copyright © 2020 The Authors, some rights reserved; exclusive licensee Loom Association.",
    "©Ann Cat, Bob Dog, Cid Eel. Originally published in the Loom Journal (https://www.example.org), 03.06.2021.",
    "Published on behalf of the Loom Society.",
    "Copyright © 2021 Société loomoise de tissage. Published by Loom SAS. All rights reserved.",
    "© 2019 The Authors. Published under the terms of the CC BY 4.0 license.",
    "© 2021 Loom Association. Publishing services by Loom B.V. on behalf of Weft Co. Ltd.",
    "© LOOM, 2021 Supplemental material is available for this article.",
    "Selection and peer-review under responsibility of the scientific committee of Loom 2021.",
    "For reproduction rights and permissions contact a@example.net.",
    "Georg Thieme Verlag KG Stuttgart.",
    "Trial registration: ClinicalTrials.gov Identifier: NCT00000001.",
    "ClinicalTrials.gov NCT00000001.",
    "Systematic review registration PROSPERO CRD42000000001.",
    "(Trial Registration: ChiCTR2000000001, registration date: 12/16/2020)",
    "Clinical trial number: Not applicable.",
    "(Funded by Wool; LOOM ClinicalTrials.gov number, NCT00000001.)",
    "Communicated by Ann Cat.",
    "This article is part of the themed issue ‘Looms and cats’.",
    "Journal of Looms (2009) 24,144-159. doi:10.1000/loom.34; published online 24 February 2009",
    "Loom Res 2017, 10: 1929–1944.",
    "JLOOM Form Res 2025;9:e66; doi: 10.1000/66",
    "Graphical Abstract",
    "(from the journal abstract)",
    "(Author/CD)",
    "(Contains 3 tables and 2 figures.)",
    "(PsycINFO Database Record (c) 2012 APA, all rights reserved) (journal abstract)",
    "[ABSTRACT FROM AUTHOR] Copyright of Loom is the property of Wool and its content may not be copied.",
    "© " + ", ".join(f"Ann {letter}. Cat" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ") + ".",
]
AUTHORS = [
    "Copyright law protects cats.",
    "We study all rights reserved by states.",
    "Elsevier journals were analysed.",
    "Published by farmers, these leaflets spread.",
    "Copyright 2019 reforms changed the market.",
    "Published in 2019, the book changed cats.",
    "We purr (c) and bark.",
    "(c) of the adhesive was measured.",
    "Springer and Elsevier publish most papers on cats.",
    "Copyright © notices were counted by hand in 300 books of law that nobody had read.",
    "Wiley coyotes were trapped in 2019.",
    "All rights were reserved by the cats.",
    "Licensed physicians were asked.",
    "The code is published under the MIT licence.",
    "This article is about licence terms under debate.",
    "The Author(s) we studied purred.",
    "Published by Springer, these books purr.",
    "No warranty of looms was given by cats.",
    "This abstract art is loved.",
    "We used permission of cats.",
    "The government reserved the rights.",
    "The share of open access articles under a CC BY license grew.",
    "Authors published by Loom Press earn more than others do.",
    "Open access is dear.",
    "This journal is read by cats.",
    "Reprints and permissions were counted by hand.",
    "Responsibility of the reviewers: selection under responsibility of cats was tested.",
    "Publishing services were asked by mail.",
    "This review was registered at PROSPERO (CRD42000000001).",
    "Registration of cats NCT00000001 was late.",
    "Trial registration of looms helps.",
    "The trial number: applicable to cats.",
    "(Funded by wool, cats purr.) They bark.",
    "Communicated by cats, purring spreads.",
    "This article is part of a debate on looms.",
    "Boston (2009) 24,144-159 cats were counted.",
    "In 2017, 10: 15 cats purred.",
    "(Authors/readers) were asked.",
    "(Contains looms.) They purr.",
    "Graphical abstract art is loved.",
]


def find_texts(text):
    return [text[start:end] for start, end, _ in find_notices([text])[0]]


@pytest.mark.parametrize("notice", NOTICES)
def test_notices_are_found_after_and_before_an_abstract(notice):
    assert " ".join(find_texts(f"Cats purr. {notice}")) == notice
    assert " ".join(find_texts(f"{notice.rstrip('.')}. We say that cats purr.")).startswith(notice.split(". ")[0])


@pytest.mark.parametrize("sentence", AUTHORS)
def test_sentences_of_authors_stay(sentence):
    assert find_texts(f"Cats purr. {sentence}") == []
    assert find_texts(f"{sentence} Dogs bark.") == []
    assert find_texts(f"{sentence} © 2022 Loom Ltd") == ["© 2022 Loom Ltd"]


def test_a_name_and_a_year_are_no_notice():
    assert find_texts("Cats purr. J. Am. Soc. 2020") == []
    assert find_texts("© is a sign. Cats purr, all rights reserved or not, and (c) too.") == []


def test_a_mark_without_a_stop_before_it_ends_the_abstract():
    assert find_texts("Cats purr © 2020 Loom Press") == ["© 2020 Loom Press"]
    assert find_texts("Cats purr.© 2020 Loom Press") == ["© 2020 Loom Press"]
    assert find_texts("Cats purr.(c) 2023 Loom. Published by Wool SAS.") == ["(c) 2023 Loom.", "Published by Wool SAS."]


def test_the_word_copyright_goes_with_its_mark():
    assert find_texts("Cats purr.copyright: © 2021 Cat et al.") == ["copyright: © 2021 Cat et al."]
    assert find_texts("Cats purr. Copyright © 2020 Loom") == ["Copyright © 2020 Loom"]


def test_what_stands_in_brackets_ends_with_them():
    assert find_texts("Cats purr [ABSTRACT FROM AUTHOR]") == ["[ABSTRACT FROM AUTHOR]"]
    assert find_texts("Cats purr. [Author Abstract] KEY WORDS: cats; looms") == ["[Author Abstract]"]
    record = "(PsycInfo Database Record (c) 2021 APA, all rights reserved)"
    assert find_texts(f"Cats purr. {record}Impact Statement Cats purr loudly.") == [record]
    assert find_texts("We wove. (Trial Registration: NCT00000001) Results: Cats.") == ["(Trial Registration: NCT00000001)"]


def test_no_name_goes_on_after_a_note():
    assert find_texts("Trial registration: NCT00000001. Cats. © 2020 Loom Ltd") == [
        "Trial registration: NCT00000001.",
        "© 2020 Loom Ltd",
    ]


def test_notes_need_no_blank_before_them_and_no_capital():
    assert find_texts("Cats purr.Systematic review registrationPROSPERO CRD42000000001") == [
        "Systematic review registrationPROSPERO CRD42000000001"
    ]
    assert find_texts("Cats purr. doi: 10.1000/loom") == ["doi: 10.1000/loom"]
    assert find_texts("Cats purr. https://doi.org/10.1000/loom.") == ["https://doi.org/10.1000/loom."]
    assert find_texts("Cats purr. www.ClinicalTrials.gov, identifier: NCT00000001.") == [
        "www.ClinicalTrials.gov, identifier: NCT00000001."
    ]
    assert find_texts("Code: https://doi.org/10.1000/loom.") == []


def test_a_sentence_glued_to_a_notice_stays():
    assert find_texts("© 2020 Loom B.V.We propose cats.") == ["© 2020 Loom B.V."]


def test_a_long_name_is_no_sentence():
    assert is_name("The Zoological Society of Loom, Inc.")
    assert not is_name("The Society counts cats")
    assert not is_name("Loom " * 40)


def test_each_pattern_compiles_has_a_reason_and_takes_no_empty_text():
    table = read_knowledge("publishers", room="records")
    assert list(table) == ["pattern", "reason"]
    assert (table["reason"] != "").all()
    assert not any(re.fullmatch(pattern, "", re.IGNORECASE) for pattern in table["pattern"])


def test_a_long_sentence_with_a_mark_is_seen_whole():
    start = "We weave. "
    sentence = f"Published by {'Loom ' * 80}and the authors, with a licence that begins long after the full stop."
    for text in (f"{start}{sentence} © 2022 Loom Ltd.", f"{sentence} © 2022 Loom Ltd."):
        begin = text.index("© 2022")
        assert find_notices([text]) == [[(begin, len(text), "mark of copyright")]]


def test_a_letter_that_folds_into_two_moves_nothing():
    text = f"{'Großer Fuß. ' * 30}© 2022 Loom Ltd."
    assert find_notices([text]) == [[(text.index("©"), len(text), "mark of copyright")]]


def test_a_word_of_notices_has_one_role_and_a_reason():
    table = read_knowledge("notice_words", room="records")
    assert list(table) == ["word", "role", "reason"]
    assert set(table["role"]) == {"mark", "publisher", "small"}
    assert (table["reason"] != "").all()
    assert (table["word"] == table["word"].str.casefold()).all()
    assert not table.duplicated(["word", "role"]).any()
