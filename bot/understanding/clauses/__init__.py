"""A Frame -> clauses, one a question, each with what its words show at a glance: features, amounts, flows, places.

How a text is cut, from the outside in. A step that has nothing to cut leaves the text to the next:

    labels.py             a list ("1) ... 2) ...", lines, strokes, "amount, growth and rank") -> its points
    claims.py             what may or may not be true -> its claims; what one has of another: opposed.py, ends_told.py,
                          dated_claims.py, turns.py
    in_parts.py           several questions, told by the words that open them -> parts, asked as turns of one talk
    asked_in_turn.py      the same in languages without spaces
    sentences.py          where sentences end, and which only set the scene
    splitting.py          a sentence -> clauses; the first rule that parts it wins:
        beside_question.py    a second question behind the first: how much, and from whom
        in_one_span.py        times that are added up before a claim of them
        owners_facing.py      what each of two has with the same third
        each_own.py           figures side by side, each with a time, a flow or books of its own
        after_amount.py       an amount, then what else is asked of it
        both_ends.py          the best and the worst, everybody and one
        measures.py           one series in two units, its value and its quantity
        at_a_joint.py         what stands on either side of "and", and what one side lends the other
        differing.py          whether the two sides ask for different things
        joined_flows.py       two flows, one question
        of_each.py            what is said once and meant of each
    apart.py              a query over several times -> queries of one each
"""
