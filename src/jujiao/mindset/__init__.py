"""思想动态与意识形态: talks and what came of them, difficulties, positions and who answers for them."""
