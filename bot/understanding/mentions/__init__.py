"""The words of a text -> a Frame of mentions: which meaning of a word its neighbours tell. before_times.py and
behind_times.py have the readings in order, passes.py runs them where their words are said, parser.py asks for them."""
