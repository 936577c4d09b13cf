"""Find commitments by words: parse the query, expand its words, score what holds them."""
