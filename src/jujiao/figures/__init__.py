"""Indicators asked of the facts: figures that carry their proof."""
