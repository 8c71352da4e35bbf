"""受限内容: what was said in confidence, sealed by field, read by few, each reading written down."""
