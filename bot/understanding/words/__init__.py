"""Words and the text they stand in: text -> tokens -> what each means, looking at one word or phrase at a time."""
