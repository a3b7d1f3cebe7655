"""Who: the reporter, the partners and the side of a clause, whose flow it is and in whose books."""
