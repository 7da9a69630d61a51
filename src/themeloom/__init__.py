"""themeloom: bibliometrics in Jupyter, from titles and abstracts to thematic maps that others can check.

The flow, one line a step; every arrow is a table or a graph that can be opened on its own:

    paths                            -> records.read_records      -> records, rejected
    records                          -> mentions.extract_mentions -> mentions
    mentions                         -> terms.merge_forms         -> terms, spellings
    mentions, terms, spellings       -> terms.rank_terms          -> occurrences (a paper and a term)
    doc_ids, occurrences, terms      -> network.build_network     -> graph
    graph                            -> themes.find_themes        -> members (a term and its theme)
    occurrences, words, members      -> themes.assign_papers      -> papers
    graph, members, papers           -> themes.describe_themes    -> themes
    any of these                     -> figures.plot_*            -> Axes
"""
