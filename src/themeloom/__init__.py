"""themeloom: from a pile of titles and abstracts to a map of its themes.

The flow, one line a step; every arrow is a table or a graph that can be opened on its own:

    paths                    -> records.read_records      -> records, rejected
    records                  -> mentions.extract_mentions -> mentions
    mentions                 -> terms.merge_forms         -> terms
    mentions + terms         -> network.build_network     -> graph
    graph                    -> themes.find_themes        -> themes
    mentions + terms, themes -> themes.assign_papers      -> papers
    any of these             -> figures.plot_*            -> Axes
"""
