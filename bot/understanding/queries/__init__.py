"""A clause -> a Query with every slot filled, from the talk or a default, or a question back. See resolver.py."""
