// The limits of time are of the processor time of the whole process, to which tests beside them would add.
[assembly: Xunit.v3.Parallelization(MaxThreads = 1)]
