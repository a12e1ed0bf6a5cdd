"""Many articles to one output: in order, in bounded memory, in one process or several, to be broken off and gone on with."""
