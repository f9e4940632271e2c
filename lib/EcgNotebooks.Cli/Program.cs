return EcgNotebooks.Cli.CommandLine.Run(args);
