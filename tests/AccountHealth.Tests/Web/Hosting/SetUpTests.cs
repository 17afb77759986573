using System.Net;
using AccountHealth.Data.Identity;
using AccountHealth.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccountHealth.Tests.Web.Hosting;

public class SetUpTests
{
    [Fact]
    public async Task Without_a_user_the_sign_in_page_leads_to_the_set_up_page()
    {
        await using var product = new ServedProduct();
        var answer = await product.Visit().GetAsync("/sign-in");

        Assert.EndsWith("/set-up", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_printed_code_makes_the_first_admin_who_is_signed_in_at_once()
    {
        await using var product = new ServedProduct();
        var visitor = product.Visit();

        await visitor.PostFormAsync("/set-up", await FieldsAsync(product, "first@example.com"));

        Assert.Contains("No accounts yet.", await visitor.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Contains("SMTP server", await visitor.ReadAsync("/settings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_code_makes_nobody_anything()
    {
        await using var product = new ServedProduct();
        var answer = await product.Visit().PostFormAsync(
            "/set-up", ("Input.Code", "AAAAAAAAAA"), ("Input.Email", "first@example.com"), ("Input.Password", ServedProduct.Password));

        Assert.Contains("This is not the set-up code.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await UsersAsync(product));
    }

    [Fact]
    public async Task Whoever_guesses_too_often_is_refused_the_right_code_too()
    {
        await using var product = new ServedProduct();
        var fields = await FieldsAsync(product, "first@example.com");
        var code = product.Services.GetRequiredService<SetupCode>();
        for (var guess = 0; guess < 20; guess++)
        {
            Assert.False(code.Accepts($"GUESS{guess}"));
        }

        await product.Visit().PostFormAsync("/set-up", fields);

        Assert.Equal(0, await UsersAsync(product));
    }

    [Fact]
    public async Task Once_there_is_an_admin_the_set_up_page_is_gone()
    {
        await using var product = new ServedProduct();
        await product.AddUserAsync("first@example.com", Roles.Admin);

        var answer = await product.Visit().GetAsync("/set-up");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_up_page_that_was_opened_before_makes_no_second_admin()
    {
        await using var product = new ServedProduct();
        var late = product.Visit();
        var form = (await late.OpenAsync("/set-up")).Forms.Single();
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!)).ToList();
        var fields = await FieldsAsync(product, "second@example.com");
        await product.AddUserAsync("first@example.com", Roles.Admin);

        await late.PostAsync("/set-up", [.. hidden, .. fields]);

        Assert.Equal(1, await UsersAsync(product));
        Assert.Equal("/sign-in", (await late.GetAsync("/")).Headers.Location!.AbsolutePath);
    }

    private static async Task<(string, string)[]> FieldsAsync(ServedProduct product, string email)
    {
        var code = await product.Services.GetRequiredService<SetupCode>().ToPrintAsync(CancellationToken.None);
        return [("Input.Code", code!), ("Input.Email", email), ("Input.Password", ServedProduct.Password)];
    }

    private static Task<int> UsersAsync(ServedProduct product) => product.QueryAsync(context => context.Users.CountAsync());
}
