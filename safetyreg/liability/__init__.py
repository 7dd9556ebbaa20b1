"""Mixed liability: findings, the reasoned range, thresholds, compensation, precedents, simulation; pure."""
