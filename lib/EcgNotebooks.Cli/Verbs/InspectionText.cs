using System.Globalization;
using System.Text;
using EcgNotebooks.Datasets.Inspection;

namespace EcgNotebooks.Cli.Verbs;

/// <summary>Formats the report of <c>ecg doctor</c> as text: one line per kind of finding, followed by the first findings.</summary>
internal static class InspectionText
{
    private const int ShownPerKind = 3;

    /// <summary>Returns the report as text.</summary>
    public static string Of(InspectionReport report)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{report.Folder}: {report.Rows} rows, {report.Recordings} recordings read, {report.Digests} checksums compared\n"
        );
        foreach (var group in report.Groups)
        {
            Group(text, group);
        }

        var (wrong, suspect) = (Total(report, Severity.Wrong), Total(report, Severity.Suspect));
        return text.Append(CultureInfo.InvariantCulture, $"{wrong} wrong, {suspect} suspect\n").ToString();
    }

    private static void Group(StringBuilder text, FindingGroup group)
    {
        var severity = group.Kind.SeverityOf() == Severity.Wrong ? "wrong" : "suspect";
        text.Append(
            CultureInfo.InvariantCulture,
            $"{severity}: {group.Count} {group.Kind.Title()}. {group.Kind.Remedy()}\n"
        );
        var shown = group.Worst.Count > 0 && group.Worst[0].Extent > 0 ? group.Worst : group.First;
        foreach (var finding in shown.Take(ShownPerKind))
        {
            text.Append(CultureInfo.InvariantCulture, $"    {finding.Where}: {finding.What}\n");
        }

        if (group.Count > ShownPerKind)
        {
            text.Append("    ...\n");
        }
    }

    private static int Total(InspectionReport report, Severity severity) =>
        report.Groups.Where(group => group.Kind.SeverityOf() == severity).Sum(group => group.Count);
}
