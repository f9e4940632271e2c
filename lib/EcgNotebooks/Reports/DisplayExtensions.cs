using EcgNotebooks.Figures;
using EcgNotebooks.Files;

namespace EcgNotebooks.Reports;

/// <summary>Shows results under the cell of a notebook, whichever host runs it.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a table; a program without a notebook host prints it.</summary>
    public static void Display(this ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (!HostOutput.Show(table, table.ToHtml(), "text/html"))
        {
            Console.WriteLine(table);
        }
    }

    /// <summary>Shows a figure as SVG. A program without a notebook host writes it to its working folder and prints the file's name.</summary>
    /// <exception cref="EcgException">The file can't be written.</exception>
    public static void Display(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var svg = figure.ToSvg();
        if (!HostOutput.Show(figure, svg, "image/svg+xml"))
        {
            Save(figure.Title, ".svg", svg);
        }
    }

    /// <summary>Shows an interactive figure. A program without a notebook host writes it as an HTML page to its working folder.</summary>
    /// <exception cref="EcgException">The plugin that draws it is missing, or the file can't be written.</exception>
    public static void Display(this InteractiveFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (!HostOutput.Show(figure, figure.ToHtml(), "text/html"))
        {
            Save(figure.Title, ".html", figure.ToPage());
        }
    }

    private static void Save(string title, string extension, string content)
    {
        var file = Path.GetFullPath(FileName(title) + extension);
        AtomicFile.WriteText(file, content);
        Console.WriteLine($"{title}: {file}");
    }

    private static string FileName(string title) =>
        string.Join(
                '-',
                title.Split([.. title.Where(c => !char.IsAsciiLetterOrDigit(c))], StringSplitOptions.RemoveEmptyEntries)
            )
            .ToLowerInvariant();
}
