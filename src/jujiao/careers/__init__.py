"""How people move on in the court: ranks, selections, mentors, and what an appraisal leads to."""
