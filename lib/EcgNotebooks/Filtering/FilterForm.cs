namespace EcgNotebooks.Filtering;

/// <summary>Representations of a filter's coefficients.</summary>
public enum FilterForm
{
    /// <summary>Two polynomials (b, a), applied like SciPy's <c>filtfilt</c>; accurate at low orders.</summary>
    TransferFunction,

    /// <summary>A cascade of second-order sections, applied like SciPy's <c>sosfiltfilt</c>; numerically stable at any order.</summary>
    SecondOrderSections,
}
