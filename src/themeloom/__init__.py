"""themeloom: bibliometrics in Jupyter, from titles and abstracts to thematic maps that others can check.

The flow, one line a step; every arrow is a table or a graph that can be opened on its own:

    paths                            -> records.read_records      -> records, rejected
    records                          -> mentions.extract_mentions -> mentions
    mentions                         -> terms.merge_forms         -> terms, spellings
    mentions, terms, spellings       -> terms.rank_terms          -> occurrences (a paper and a term)
    doc_ids, occurrences, terms      -> network.build_network     -> graph
    records                          -> meaning.encode_papers     -> vectors of what the texts mean
    words, vectors, graph            -> themes.make_study         -> what themes are found in
    study                            -> themes.find_again         -> themes at each number, in all papers and in samples
    all of these                     -> themes.tabulate_findings  -> themes, their terms and papers, stability
    records, their parts, terms      -> overview.tabulate_overview -> years, sources, authors, citations in numbers
    any of these                     -> figures.plot_*            -> Axes
"""
