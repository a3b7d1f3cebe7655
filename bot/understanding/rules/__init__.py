"""Which question it is: a rule a kind of question, over the features of a clause. operation.py says in what order."""
