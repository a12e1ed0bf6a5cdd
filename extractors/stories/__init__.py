"""Stories: articles of one event, and how their figures develop."""
