using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccountHealth.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LifespansAndWaits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Verdict_WaitUntil",
                table: "Accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Lifespans",
                columns: table => new
                {
                    Network = table.Column<string>(type: "TEXT", nullable: false),
                    Clock = table.Column<string>(type: "TEXT", nullable: false),
                    Length = table.Column<TimeSpan>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Lifespans", x => new { x.Network, x.Clock });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Lifespans");

            migrationBuilder.DropColumn(
                name: "Verdict_WaitUntil",
                table: "Accounts");
        }
    }
}
