"""文书: papers made of figures, composed, frozen and verified."""
