using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace EcgNotebooks.Tests.Datasets.Download;

/// <summary>A web server on the loopback interface that serves a folder and misbehaves as a test requires.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, int> _attempts = new(StringComparer.Ordinal);
    private readonly string _root;
    private readonly Task _serving;

    public HostileServer(string root)
    {
        _root = root;
        Answer = Plain;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/ptb-xl/");

    /// <summary>Creates the response to a request.</summary>
    public Func<ServerRequest, ServerReply> Answer { get; set; }

    /// <summary>All requests so far.</summary>
    public ConcurrentQueue<ServerRequest> Requests { get; } = new();

    public IReadOnlyList<ServerRequest> RequestsFor(string name) => [.. Requests.Where(r => r.Name == name)];

    /// <summary>Returns the response of a correct server: the file, or its rest if the condition of the request holds.</summary>
    public ServerReply Plain(ServerRequest request) => Of(request, Content(request.Name));

    /// <summary>Returns the response of a correct server with the given content.</summary>
    public static ServerReply Of(ServerRequest request, byte[]? content)
    {
        if (content is null)
        {
            return new ServerReply { Status = 404 };
        }

        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..8]}\"";
        var reply = new ServerReply { Body = content, Headers = { ["ETag"] = tag } };
        if (request.From is not { } from || (request.IfRange is { } condition && condition != tag))
        {
            return reply;
        }

        return from < content.Length
            ? reply with
            {
                Status = 206,
                Body = content[(int)from..],
                Headers = new(reply.Headers)
                {
                    ["Content-Range"] = $"bytes {from}-{content.Length - 1}/{content.Length}",
                },
            }
            : new ServerReply { Status = 416 };
    }

    public byte[]? Content(string name)
    {
        var path = Path.Combine(_root, name);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // The loop is cancelled first, because it may be about to accept another connection.
        await _serving;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                connections.Add(TalkAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await ReadAsync(stream) is { } request)
                {
                    Requests.Enqueue(request);
                    await Answer(request).SendAsync(stream, _stop.Token);
                }
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // The client closed the connection, or the test has ended.
            }
        }
    }

    private async Task<ServerRequest?> ReadAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, false, 1024, leaveOpen: true);
        if (await reader.ReadLineAsync(_stop.Token) is not { } first)
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
        {
            var parts = line.Split(": ", 2);
            headers[parts[0]] = parts[1];
        }

        var name = Uri.UnescapeDataString(first.Split(' ')[1]).Replace("/ptb-xl/", "", StringComparison.Ordinal);
        long? from = headers.TryGetValue("Range", out var range)
            ? long.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture)
            : null;
        var attempt = _attempts.AddOrUpdate(name, 1, (_, count) => count + 1);
        return new ServerRequest(name, attempt, from, headers.GetValueOrDefault("If-Range"), DateTime.UtcNow);
    }
}

/// <summary>A request as the server saw it.</summary>
/// <param name="Name">The requested file.</param>
/// <param name="Attempt">The number of the request for this file, counted from 1.</param>
/// <param name="From">Start of the requested range; null where the whole file is requested.</param>
/// <param name="IfRange">The condition of the range.</param>
/// <param name="Time">Time of arrival.</param>
internal sealed record ServerRequest(string Name, int Attempt, long? From, string? IfRange, DateTime Time);

/// <summary>A response, with ways to make it faulty.</summary>
internal sealed record ServerReply
{
    public int Status { get; init; } = 200;

    public Dictionary<string, string> Headers { get; init; } = [];

    public byte[] Body { get; init; } = [];

    /// <summary>The length that the response claims; null for the true one, negative for none.</summary>
    public long? ClaimedLength { get; init; }

    /// <summary>Number of bytes of the body after which the connection is closed.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Number of bytes of the body after which nothing more is sent, while the connection stays open.</summary>
    public int? StallAfter { get; init; }

    /// <summary>Sends this many bytes at a time with a pause after each; null sends all at once.</summary>
    public (int Bytes, TimeSpan Pause)? Drip { get; init; }

    /// <summary>Whether the body is sent again and again.</summary>
    public bool Endless { get; init; }

    public static ServerReply Redirect(string location) =>
        new() { Status = 302, Headers = { ["Location"] = location } };

    public async Task SendAsync(NetworkStream stream, CancellationToken cancellation)
    {
        var head = new StringBuilder($"HTTP/1.1 {Status} Whatever\r\nConnection: close\r\n");
        if (ClaimedLength is not < 0)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {ClaimedLength ?? Body.Length}\r\n");
        }

        foreach (var (name, value) in Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + "\r\n"), cancellation);
        do
        {
            await SendBodyAsync(stream, cancellation);
        } while (Endless);

        if (StallAfter is not null)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
    }

    private async Task SendBodyAsync(NetworkStream stream, CancellationToken cancellation)
    {
        var rest = Body.AsMemory(0, Math.Min(Body.Length, CutAfter ?? StallAfter ?? Body.Length));
        while (rest.Length > 0)
        {
            var part = rest[..Math.Min(rest.Length, Drip?.Bytes ?? rest.Length)];
            await stream.WriteAsync(part, cancellation);
            rest = rest[part.Length..];
            if (Drip is { } pace)
            {
                await Task.Delay(pace.Pause, cancellation);
            }
        }
    }
}
