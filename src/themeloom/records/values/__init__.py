"""What a cell holds -> values: dates, names, places, identifiers, kinds of documents, lists."""
