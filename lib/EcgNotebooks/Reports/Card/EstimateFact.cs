namespace EcgNotebooks.Reports.Card;

/// <summary>An estimate with the limits of its interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
internal readonly record struct EstimateFact(Fact Value, Fact Lower, Fact Upper)
{
    /// <summary>Whether both limits are undefined.</summary>
    public bool HasNoInterval => Lower.Source is null && Upper.Source is null;
}
