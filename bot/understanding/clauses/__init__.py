"""A Frame -> clauses, one a question, each with what its words show at a glance: features, amounts, flows, joints."""
