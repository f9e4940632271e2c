return await EcgNotebooks.Cli.CommandLine.RunAsync(args);
