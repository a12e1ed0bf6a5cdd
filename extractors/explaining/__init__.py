"""Why a run of an article is a mention, or none: what the model saw there, the clause, and what each rule said."""
