"""人文关怀: who retires when, who is owed a farewell, who has not been visited, what they asked for."""
