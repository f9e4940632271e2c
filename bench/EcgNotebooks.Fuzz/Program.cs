return EcgNotebooks.Fuzz.CommandLine.Run(args, Console.Out, Console.Error);
