"""月提示、季督查: prompts, rounds of inspection, checklists and bulletins over duties and findings."""
