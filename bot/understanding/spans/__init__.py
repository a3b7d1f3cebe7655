"""When: which months are looked at, where the words around a time expression or the series itself tell it."""
