namespace EcgNotebooks.Datasets.Download;

/// <summary>Which redirects are followed: to http and https, and never from https to http.</summary>
internal static class Redirects
{
    /// <summary>Where a redirect leads.</summary>
    /// <exception cref="SourceException">It leads nowhere, or where files aren't taken from.</exception>
    public static Uri Follow(Uri from, Uri? location)
    {
        if (location is null || !Uri.TryCreate(from, location, out var to))
        {
            throw SourceException.Lasting("the server redirects without saying where to");
        }

        if (to.Scheme != Uri.UriSchemeHttps && to.Scheme != Uri.UriSchemeHttp)
        {
            throw SourceException.Lasting($"the server redirects to '{to.Scheme}:', which is not followed");
        }

        return from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp
            ? throw SourceException.Lasting($"the server redirects from https to {to}, which is not followed")
            : to;
    }
}
