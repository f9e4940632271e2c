using EcgNotebooks.Networks;

// Before a first measurement loads torch: later it would have no effect, and trainings that are measured after it take 8 % longer.
OpenMpThreads.LimitSpinning();
return EcgNotebooks.Bench.CommandLine.Run(args, Console.Out, Console.Error);
