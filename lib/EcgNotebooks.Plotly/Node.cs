using PlotlyObject = DynamicObj.DynamicObj;

namespace EcgNotebooks.Plotly;

/// <summary>Creates objects of plotly.js by its own property names (https://plotly.com/javascript/reference).</summary>
/// <remarks>Plotly.NET's typed constructors take dozens of F# options, which C# can't leave out.</remarks>
internal static class Node
{
    /// <summary>Creates an object with the given properties.</summary>
    public static PlotlyObject Of(params (string Name, object Value)[] properties) =>
        Set(new PlotlyObject(), properties);

    /// <summary>Creates the properties of a line: colour, width and dash.</summary>
    public static PlotlyObject Line(StrokeData stroke) =>
        Of(("color", stroke.Color), ("width", stroke.Width), ("dash", stroke.Dashed ? "dash" : "solid"));

    /// <summary>Sets properties of a trace, a layout or any other object.</summary>
    public static T Set<T>(T node, params (string Name, object Value)[] properties)
        where T : PlotlyObject
    {
        foreach (var (name, value) in properties)
        {
            node.SetProperty(name, value);
        }

        return node;
    }
}
