using PlotlyObject = DynamicObj.DynamicObj;

namespace EcgNotebooks.Plotly;

/// <summary>Creates the figure's title, caption and note and the panels' titles.</summary>
internal static class Captions
{
    private const string NoteFill = "#FFF8D6";
    private const string NoteBorder = "#E69F00";

    public static PlotlyObject Title(Placement placement)
    {
        var title = placement.TitleLines.Select(Text.Bold);
        var subtitle = placement.SubtitleLines.Select(line =>
            $"<span style=\"font-size:{Placement.NoteSize.ToString(System.Globalization.CultureInfo.InvariantCulture)}px;color:#595959\">{Text.Plain(line)}</span>"
        );
        return Node.Of(
            ("text", string.Join("<br>", title.Concat(subtitle))),
            ("font", Text.Font(Placement.TitleSize)),
            ("x", 0.5),
            ("xanchor", "center"),
            ("y", 1),
            ("yanchor", "top"),
            ("pad", Node.Of(("t", Placement.Padding)))
        );
    }

    public static IEnumerable<PlotlyObject> Annotations(FigureData figure, Placement placement)
    {
        for (var i = 0; i < figure.Panels.Length; i++)
        {
            if (figure.Panels[i].Title.Length > 0)
            {
                yield return PanelTitle(figure.Panels[i], placement.Panels[i], placement);
            }
        }

        if (placement.CaptionLines.Count > 0)
        {
            yield return AtBottom(
                figure,
                placement,
                placement.CaptionLines.Select(Text.Plain),
                placement.NoteHeight,
                0
            );
        }

        if (placement.NoteLines.Count > 0)
        {
            yield return Note(figure, placement);
        }
    }

    private static PlotlyObject PanelTitle(PanelData panel, Box box, Placement placement)
    {
        var above = PanelSpace.LegendAbove(panel, box.Width);
        return Node.Of(
            ("text", Text.Bold(panel.Title)),
            ("font", Text.Font(PanelSpace.LabelSize)),
            ("showarrow", false),
            ("xref", "paper"),
            ("x", placement.DomainX(box).Average()),
            ("xanchor", "center"),
            ("yref", "paper"),
            ("y", placement.DomainY(box)[1]),
            ("yanchor", "bottom"),
            ("yshift", above)
        );
    }

    // The note is part of the chart, so that a picture downloaded from it contains the note as well.
    private static PlotlyObject Note(FigureData figure, Placement placement) =>
        Node.Set(
            AtBottom(figure, placement, placement.NoteLines.Select(Text.Bold), above: 0, border: 4),
            ("bgcolor", NoteFill),
            ("bordercolor", NoteBorder)
        );

    private static PlotlyObject AtBottom(
        FigureData figure,
        Placement placement,
        IEnumerable<string> lines,
        double above,
        double border
    ) =>
        Node.Of(
            ("text", string.Join("<br>", lines)),
            ("font", Text.Font(Placement.NoteSize)),
            ("align", "left"),
            ("showarrow", false),
            ("borderpad", border),
            ("xref", "paper"),
            ("x", 0),
            ("xanchor", "left"),
            ("xshift", Placement.Padding + border - placement.Plot.Left),
            ("yref", "paper"),
            ("y", 0),
            ("yanchor", "bottom"),
            ("yshift", Placement.Padding + above - border - (figure.Height - placement.Plot.Bottom))
        );
}
