using AccountHealth.Core.Notices;
using AccountHealth.Tests.Facts;
using static AccountHealth.Tests.Facts.NoticeWatch;
using static AccountHealth.Tests.Facts.Times;

namespace AccountHealth.Tests.Core.Notices;

public class RecipientWordsTests
{
    [Fact]
    public void Words_stand_for_whoever_it_is_and_addresses_for_themselves()
    {
        var resolved = RecipientWords.Resolve(["Admins", "owner", "Ops@Example.com "], "Owner@example.com", ["a@example.com", "b@example.com"]);

        Assert.Equal(["a@example.com", "b@example.com", Owner, Ops], resolved.Addresses);
        Assert.Empty(resolved.Nobody);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_owner_that_is_nobody_is_reported_and_the_admins_hear_it_instead(string owner)
    {
        var resolved = RecipientWords.Resolve(["owner", Ops], owner, [Admin]);

        Assert.Equal([Admin, Ops], resolved.Addresses);
        Assert.Equal(["owner"], resolved.Nobody);
    }

    [Fact]
    public void One_address_written_in_several_ways_is_one_recipient()
    {
        var resolved = RecipientWords.Resolve(["admins", "owner", "ANN@example.com"], " Ann@Example.com", ["aNN@example.com "]);

        Assert.Equal(["ann@example.com"], resolved.Addresses);
    }

    [Fact]
    public void With_no_admin_a_word_goes_to_nobody()
    {
        var resolved = RecipientWords.Resolve(["owner", "admins"], "", []);

        Assert.Empty(resolved.Addresses);
        Assert.Equal(["owner", "admins"], resolved.Nobody);
    }

    [Fact]
    public void A_word_that_resolves_to_nobody_becomes_an_undeliverable_delivery_beside_the_mail_to_the_admins()
    {
        var watch = new NoticeWatch();
        watch.Account.OwnerEmail = "";
        watch.Add("Ann", endsInDays: 20);
        watch.Apply([30], "owner");

        watch.RunUntil(5);

        Assert.Equal(
            [(Admin, DeliveryState.Sent), ("owner", DeliveryState.Undeliverable)],
            Assert.Single(watch.Told).Deliveries.Select(one => (one.To, one.State)));
        Assert.Equal([new Heard(MorningOf(1), NoticeKind.PreDeactivation, 30, Admin)], watch.Heard);
    }

    [Fact]
    public void What_went_to_the_admins_for_want_of_an_owner_reaches_the_owner_once_there_is_one()
    {
        var watch = new NoticeWatch();
        watch.Account.OwnerEmail = "";
        watch.Add("Ann", endsInDays: 20);
        watch.Apply([30], "owner");
        watch.RunUntil(5);

        watch.Change(() => watch.Account.OwnerEmail = Owner).RunUntil(8);

        Assert.Equal(
            [new Heard(MorningOf(1), NoticeKind.PreDeactivation, 30, Admin), new Heard(MorningOf(6), NoticeKind.PreDeactivation, 30, Owner)],
            watch.Heard);
    }

    [Fact]
    public void With_no_owner_and_no_admin_the_deactivation_is_on_record_as_undeliverable()
    {
        var watch = new NoticeWatch();
        watch.Account.OwnerEmail = "";
        watch.Admins.Clear();
        watch.Add("Ann", endsInDays: 1);

        watch.RunUntil(1);

        Assert.Equal(
            [("admins", DeliveryState.Undeliverable, "nobody"), ("owner", DeliveryState.Undeliverable, "nobody")],
            Assert.Single(watch.Told).Deliveries.Select(one => (one.To, one.State, one.Error)));
        Assert.Empty(watch.Heard);
    }

    [Fact]
    public void An_owner_who_is_an_admin_hears_a_deactivation_once()
    {
        var watch = new NoticeWatch();
        watch.Account.OwnerEmail = Admin.ToUpperInvariant();
        watch.Add("Ann", endsInDays: 1);

        watch.RunUntil(1);

        Assert.Equal([new Heard(InDays(1), NoticeKind.Deactivated, null, Admin)], watch.Heard);
    }

    [Theory]
    [InlineData("owner", true)]
    [InlineData("ADMINS", true)]
    [InlineData("owners", false)]
    [InlineData("owner@example.com", false)]
    public void Only_two_words_stand_for_people(string recipient, bool isWord) => Assert.Equal(isWord, RecipientWords.IsWord(recipient));
}
