"""The acts of integrity, in modules named by what they act on."""
