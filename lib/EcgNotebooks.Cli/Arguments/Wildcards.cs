using System.Text;
using System.Text.RegularExpressions;

namespace EcgNotebooks.Cli.Arguments;

/// <summary>Finds the files that a pattern with *, ? and [a-z] names, for shells that pass patterns on and for patterns in quotes.</summary>
internal static class Wildcards
{
    private const string AnyFolders = "**";

    /// <summary>Returns whether a path is a pattern, and not the name of a file with such characters.</summary>
    public static bool IsIn(string path) => HasWildcard(path) && !Path.Exists(path);

    /// <summary>Returns the files and folders that match, in ordinal order; ** stands for any number of folders.</summary>
    public static IReadOnlyList<string> Find(string pattern)
    {
        var parts = pattern.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        IEnumerable<string> found = [Path.IsPathRooted(pattern) ? Path.GetPathRoot(pattern)! : ""];
        foreach (var part in parts.Where(part => part.Length > 0 && !part.EndsWith(':')))
        {
            found = [.. found.SelectMany(folder => Matching(folder, part)).Distinct(StringComparer.Ordinal)];
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static bool HasWildcard(string text) => text.AsSpan().ContainsAny('*', '?', '[');

    private static IEnumerable<string> Matching(string folder, string part)
    {
        if (part == AnyFolders)
        {
            return FolderEntries.Of(folder, below: true).Where(Directory.Exists).Prepend(folder);
        }

        if (!HasWildcard(part))
        {
            var path = Path.Combine(folder, part);
            return Path.Exists(path) ? [path] : [];
        }

        var expression = Expression(part);
        return FolderEntries
            .Of(folder, below: false)
            .Where(path => expression.IsMatch(Path.GetFileName(path)))
            // As in shells, hidden files are named by patterns that begin with a dot.
            .Where(path => part.StartsWith('.') || !Path.GetFileName(path).StartsWith('.'));
    }

    private static Regex Expression(string part)
    {
        var expression = new StringBuilder("^");
        for (var i = 0; i < part.Length; i++)
        {
            var end = part[i] == '[' ? part.IndexOf(']', Math.Min(i + 2, part.Length)) : -1;
            expression.Append(end < 0 ? One(part[i]) : Class(part[(i + 1)..end]));
            i = Math.Max(i, end);
        }

        try
        {
            return new Regex(expression.Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.Singleline);
        }
        catch (ArgumentException)
        {
            // A range such as z-a is none; the pattern then stands for itself.
            return new Regex($"^{Regex.Escape(part)}$");
        }
    }

    private static string One(char c) =>
        c switch
        {
            '*' => ".*",
            '?' => ".",
            _ => Regex.Escape(c.ToString()),
        };

    private static string Class(string members)
    {
        var excludes = members[0] is '!' or '^';
        var named = string.Concat(
            members.Skip(excludes ? 1 : 0).Select(c => c is '\\' or '[' or ']' or '^' ? $"\\{c}" : c.ToString())
        );
        return $"[{(excludes ? "^" : "")}{named}]";
    }
}
