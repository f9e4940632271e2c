namespace EcgNotebooks.Reports.Card;

/// <summary>The place that holds a value of an answer.</summary>
/// <param name="File">The file, relative to the run folder; <see cref="Program"/> for a property of this program.</param>
/// <param name="Field">
/// The place in the file: a JSON pointer, or words for what is counted in a table, such as "rows with part = test".
/// </param>
/// <param name="Value">The value there, with all of its digits.</param>
internal sealed record CardSource(string File, string Field, string Value)
{
    /// <summary>Stands for the program itself, where an answer says what it does with any run.</summary>
    public const string Program = "(this program)";
}
