using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace EcgNotebooks.Runner.Kernel;

/// <summary>The kernel for parts of cells in Markdown, which are displayed as such.</summary>
internal sealed class MarkdownKernel : Microsoft.DotNet.Interactive.Kernel, IKernelCommandHandler<SubmitCode>
{
    public MarkdownKernel()
        : base("markdown") => KernelInfo.LanguageName = "Markdown";

    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.DisplayAs(command.Code.Trim(), "text/markdown");
        return Task.CompletedTask;
    }
}
