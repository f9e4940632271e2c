namespace EcgNotebooks.Tests.Simulation;

/// <summary>A row of a demo's table, parsed without the library's own reader.</summary>
internal sealed record DemoRow(IReadOnlyList<string> Columns, IReadOnlyList<string> Cells)
{
    public string this[string column] => Cells[Columns.ToList().IndexOf(column)];

    public string Codes => this["scp_codes"];

    public bool IsClean =>
        this["burst_noise"].Length + this["electrodes_problems"].Length + this["extra_beats"].Length == 0;

    public bool BeginsWith(string code) => Codes.StartsWith("{'" + code + "'", StringComparison.Ordinal);

    public bool Has(string code) => Codes.Contains("'" + code + "'", StringComparison.Ordinal);

    public static IReadOnlyList<DemoRow> ReadAll(string path)
    {
        var lines = File.ReadAllLines(path);
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => new DemoRow(columns, Split(line)))];
    }

    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        var (quoted, start) = (false, 0);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || (line[i] == ',' && !quoted))
            {
                cells.Add(line[start..i].Trim('"'));
                start = i + 1;
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
        }

        return cells;
    }
}
