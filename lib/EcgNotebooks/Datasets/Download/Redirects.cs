namespace EcgNotebooks.Datasets.Download;

/// <summary>Validates redirects: only to http and https, and never from https to http.</summary>
internal static class Redirects
{
    /// <summary>Returns the address that a redirect leads to.</summary>
    /// <exception cref="SourceException">The redirect has no address, or one that isn't allowed.</exception>
    public static Uri Follow(Uri from, Uri? location)
    {
        if (location is null || !Uri.TryCreate(from, location, out var to))
        {
            throw SourceException.Permanent("the server redirected without giving an address");
        }

        if (to.Scheme != Uri.UriSchemeHttps && to.Scheme != Uri.UriSchemeHttp)
        {
            throw SourceException.Permanent($"the server redirected to '{to.Scheme}:', which isn't followed");
        }

        return from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp
            ? throw SourceException.Permanent($"the server redirected from https to {to}, which isn't followed")
            : to;
    }
}
