"""The words of a text -> a Frame of mentions: which meaning of a word its neighbours tell. passes.py has the
readings in order, parser.py runs them."""
