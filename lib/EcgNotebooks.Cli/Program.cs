using EcgNotebooks.Cli;
using EcgNotebooks.Cli.Terminal;
using EcgNotebooks.Files;

StandardStreams.Protect();
Libtorch.Restore = LibtorchRestore.Run;
return StandardStreams.Confirm(await CommandLine.RunAsync(args));
