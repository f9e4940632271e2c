namespace EcgNotebooks.Filtering;

/// <summary>How a filter's coefficients are held while it runs.</summary>
public enum FilterForm
{
    /// <summary>Two polynomials (b, a), run as SciPy's <c>filtfilt</c>: exact enough at low order.</summary>
    TransferFunction,

    /// <summary>A cascade of sections of order two, run as SciPy's <c>sosfiltfilt</c>: stable at any order.</summary>
    SecondOrderSections,
}
