namespace EcgNotebooks.Oracle.Tests.Jupyter;

/// <summary>The forms in which a cell's outputs may differ from the stored ones in Jupyter, although their content is the same.</summary>
internal enum HostForm
{
    /// <summary>The first cell also has the script with which the kernel connects to the page in a browser.</summary>
    HostBootstrap,

    /// <summary>Printed text comes as one output for each call of Console.Write, not as one output.</summary>
    PrintInPieces,

    /// <summary>The message of an exception contains the full name of its type and the stack.</summary>
    StackInError,
}
