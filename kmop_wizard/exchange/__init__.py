"""What comes in and goes out: files of other programs to plain values and back, without Qt."""
