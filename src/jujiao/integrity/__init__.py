"""廉洁: 三个规定 in counts, talks that stay sealed, the gates before a post, risks that never close."""
