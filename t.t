Command exited with non-zero status 2
0.60 0.01 1.51
