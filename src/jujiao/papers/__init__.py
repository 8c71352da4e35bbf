"""A paper as one neutral tree, and its three writers: docx, pdf and html. No model is known here."""
