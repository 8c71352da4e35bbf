"""严管厚爱 as pages: findings, inspections, bulletins, rectification, 三个规定, integrity."""
