namespace EcgNotebooks.Reports.Claims;

/// <summary>The answer to a question about a claim.</summary>
internal enum Verdict
{
    /// <summary>The interval says yes.</summary>
    Yes,

    /// <summary>The interval says no.</summary>
    No,

    /// <summary>The interval leaves the question open.</summary>
    Open,
}
