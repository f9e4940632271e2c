// Most of these tests wait for processes that they started, some until a time limit, so that two at a time leave processors idle.
[assembly: Xunit.v3.Parallelization(MaxThreads = 4)]
