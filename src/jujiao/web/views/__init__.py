"""The pages: a view reads the address, asks or acts, and shows. No rule is here."""
