namespace EcgNotebooks.Figures.Drawing;

/// <summary>Where a panel's legend stands.</summary>
internal enum LegendPlace
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

    /// <summary>In one row above the data, where no corner is sure to be free.</summary>
    Above,
}
