using System.Net;

namespace EcgNotebooks.Interactive.Views;

/// <summary>Writes sentences as paragraphs of HTML.</summary>
internal static class Paragraph
{
    /// <summary>Returns a sentence as a paragraph.</summary>
    public static string Of(string sentence) => $"<p>{WebUtility.HtmlEncode(sentence)}</p>";
}
