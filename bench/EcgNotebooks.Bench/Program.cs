using EcgNotebooks.Files;

// This setting has no effect after a measurement has loaded Torch, and without it training takes 8 % longer.
OpenMpThreads.LimitSpinning();
return EcgNotebooks.Bench.CommandLine.Run(args, Console.Out, Console.Error);
