using AccountHealth.Data.Csv;
using AccountHealth.Data.Queries;
using AccountHealth.Data.Storage;
using AccountHealth.Web.Components.Accounts;
using AccountHealth.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AccountHealth.Web.Hosting;

/// <summary>Files to download. They hold no secret.</summary>
internal static class Downloads
{
    public const string ExportPath = "/accounts/export";

    public static void MapDownloads(this WebApplication app)
    {
        app.MapGet(ExportPath, async (HttpContext http, AccountList accounts, IDbContextFactory<AccountHealthContext> contexts, IAuthorizationService authorization) =>
        {
            var scope = await Actor.ScopeOfAsync(authorization, http.User);
            await WriteAsync(http, contexts, await accounts.IdsAsync(AccountQueryUrl.Read(http.Request.GetEncodedUrl()), scope, http.RequestAborted));
        });
        app.MapPost(ExportPath, async (HttpContext http, [FromForm] string ids, AccountList accounts, IDbContextFactory<AccountHealthContext> contexts, IAuthorizationService authorization) =>
        {
            var scope = await Actor.ScopeOfAsync(authorization, http.User);
            var chosen = ids.Split(',').Select(id => long.TryParse(id, out var number) ? number : 0).ToList();
            await WriteAsync(http, contexts, [.. (await accounts.RowsAsync(chosen, scope, http.RequestAborted)).Select(row => row.Id)]);
        });
    }

    private static async Task WriteAsync(HttpContext http, IDbContextFactory<AccountHealthContext> contexts, IReadOnlyList<long> ids)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"accounts.csv\"";
        await using var context = await contexts.CreateDbContextAsync(http.RequestAborted);
        await AccountCsvWriter.WriteAsync(context, http.Response.Body, ids, http.RequestAborted);
    }
}
