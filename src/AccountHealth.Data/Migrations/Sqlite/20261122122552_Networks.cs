using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccountHealth.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Networks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "NextInspectionAt",
                table: "UserTokens",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "NextRenewalAt",
                table: "UserTokens",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RenewingUntil",
                table: "UserTokens",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ConnectSessions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StateHash = table.Column<string>(type: "TEXT", nullable: false),
                    Network = table.Column<string>(type: "TEXT", nullable: false),
                    App = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    UserTokenId = table.Column<long>(type: "INTEGER", nullable: true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: true),
                    ReturnTo = table.Column<string>(type: "TEXT", nullable: false),
                    Verifier = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReturnedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Failure = table.Column<string>(type: "TEXT", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", nullable: false),
                    Grant = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Offer = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConnectSessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NetworkConditions",
                columns: table => new
                {
                    Network = table.Column<string>(type: "TEXT", nullable: false),
                    Check = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkConditions", x => new { x.Network, x.Check });
                });

            migrationBuilder.CreateTable(
                name: "ObservedLifespans",
                columns: table => new
                {
                    Network = table.Column<string>(type: "TEXT", nullable: false),
                    Clock = table.Column<string>(type: "TEXT", nullable: false),
                    Tokens = table.Column<int>(type: "INTEGER", nullable: false),
                    Shortest = table.Column<TimeSpan>(type: "TEXT", nullable: false),
                    Longest = table.Column<TimeSpan>(type: "TEXT", nullable: false),
                    Last = table.Column<TimeSpan>(type: "TEXT", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ObservedLifespans", x => new { x.Network, x.Clock });
                });

            migrationBuilder.CreateIndex(
                name: "IX_UserTokens_DueInspection",
                table: "UserTokens",
                column: "NextInspectionAt",
                filter: "\"HasSecret\"");

            migrationBuilder.CreateIndex(
                name: "IX_UserTokens_DueRenewal",
                table: "UserTokens",
                column: "AccessEnd",
                filter: "\"HasSecret\"");

            migrationBuilder.CreateIndex(
                name: "IX_ConnectSessions_CreatedAt",
                table: "ConnectSessions",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ConnectSessions_StateHash",
                table: "ConnectSessions",
                column: "StateHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ConnectSessions");

            migrationBuilder.DropTable(
                name: "NetworkConditions");

            migrationBuilder.DropTable(
                name: "ObservedLifespans");

            migrationBuilder.DropIndex(
                name: "IX_UserTokens_DueInspection",
                table: "UserTokens");

            migrationBuilder.DropIndex(
                name: "IX_UserTokens_DueRenewal",
                table: "UserTokens");

            migrationBuilder.DropColumn(
                name: "NextInspectionAt",
                table: "UserTokens");

            migrationBuilder.DropColumn(
                name: "NextRenewalAt",
                table: "UserTokens");

            migrationBuilder.DropColumn(
                name: "RenewingUntil",
                table: "UserTokens");
        }
    }
}
