from themeloom.records.refusals.no_listing import describe_no_listing


def test_headings_with_text_are_no_listing():
    text = "Monday\nI saw Bob at the mill, and he said that the wool is late again, as you know.\n" * 5
    assert describe_no_listing(text) == "something other than a listing (0% of it reads like titles with abstracts)"


def test_a_listing_and_a_text_without_papers_are_not_described():
    assert describe_no_listing("Cats Purr\nWe show that cats purr, and compare models of it.\n" * 3) is None
    assert describe_no_listing("Cats Purr\n") is describe_no_listing("") is None
