using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccountHealth.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ConditionsPerCheck : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // They name no check that could lift them. What still holds is found again by the next run.
            migrationBuilder.Sql("DELETE FROM NetworkConditions");

            migrationBuilder.DropPrimaryKey(
                name: "PK_NetworkConditions",
                table: "NetworkConditions");

            migrationBuilder.AddColumn<string>(
                name: "Check",
                table: "NetworkConditions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddPrimaryKey(
                name: "PK_NetworkConditions",
                table: "NetworkConditions",
                columns: new[] { "Network", "Check" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_NetworkConditions",
                table: "NetworkConditions");

            migrationBuilder.DropColumn(
                name: "Check",
                table: "NetworkConditions");

            migrationBuilder.AddPrimaryKey(
                name: "PK_NetworkConditions",
                table: "NetworkConditions",
                column: "Network");
        }
    }
}
