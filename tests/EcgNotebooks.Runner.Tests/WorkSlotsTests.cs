namespace EcgNotebooks.Runner.Tests;

/// <summary>Tests how many notebooks work at the same time, and in which order they begin.</summary>
public class WorkSlotsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Free_slots_go_to_those_who_asked_first()
    {
        var slots = new WorkSlots(2);
        using var first = await slots.TakeAsync(Cancellation);
        using var second = await slots.TakeAsync(Cancellation);
        var (third, fourth) = (slots.TakeAsync(Cancellation), slots.TakeAsync(Cancellation));
        Assert.False(third.IsCompleted);
        second.Dispose();
        using var slot = await third;
        Assert.False(fourth.IsCompleted);
        first.Dispose();
        (await fourth).Dispose();
    }

    [Fact]
    public async Task Who_waits_leaves_the_slot_to_another_and_takes_it_back_without_delay()
    {
        var slots = new WorkSlots(1);
        using var first = await slots.TakeAsync(Cancellation);
        var second = slots.TakeAsync(Cancellation);
        first.Leave();
        using var other = await second;
        first.TakeBack();
        var third = slots.TakeAsync(Cancellation);
        other.Dispose();
        Assert.False(third.IsCompleted, "Two work where there is one slot.");
        first.Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task A_slot_is_given_back_once()
    {
        var slots = new WorkSlots(1);
        using var first = await slots.TakeAsync(Cancellation);
        first.Leave();
        first.Leave();
        first.Dispose();
        using var second = await slots.TakeAsync(Cancellation);
        Assert.False(slots.TakeAsync(Cancellation).IsCompleted);
    }

    [Fact]
    public async Task Who_is_cancelled_takes_no_slot()
    {
        var slots = new WorkSlots(1);
        using var stop = new CancellationTokenSource();
        var first = await slots.TakeAsync(Cancellation);
        var (second, third) = (slots.TakeAsync(stop.Token), slots.TakeAsync(Cancellation));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.Dispose();
        (await third).Dispose();
    }
}
