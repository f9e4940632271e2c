namespace EcgNotebooks.Figures.Drawing;

/// <summary>Position of a panel's legend.</summary>
internal enum LegendPosition
{
    /// <summary>No legend.</summary>
    None,

    /// <summary>In the upper left corner of the data.</summary>
    UpperLeft,

    /// <summary>In the upper right corner of the data.</summary>
    UpperRight,

    /// <summary>In the lower left corner of the data.</summary>
    LowerLeft,

    /// <summary>In the lower right corner of the data.</summary>
    LowerRight,

    /// <summary>In rows above the data, for panels where no corner is certain to be free.</summary>
    Above,
}
