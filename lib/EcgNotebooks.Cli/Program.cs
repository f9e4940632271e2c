using EcgNotebooks.Cli;
using EcgNotebooks.Cli.Terminal;

StandardStreams.Protect();
return StandardStreams.Confirm(await CommandLine.RunAsync(args));
