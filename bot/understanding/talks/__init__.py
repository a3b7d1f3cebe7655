"""A fragment in a talk: what it points at, what it has from the queries before it, what it asks of their figures."""
