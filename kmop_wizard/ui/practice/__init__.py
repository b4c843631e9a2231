"""The practice flight: a made-up training on a day that one pushes on."""
