return EcgNotebooks.Bench.CommandLine.Run(args, Console.Out, Console.Error);
