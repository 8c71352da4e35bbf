"""培优赋能 as pages: ranks, selections, trials, pairs, training, commendation, appraisal, one's own page."""
