using System.Globalization;
using System.Text;
using AccountHealth.Data.Queries;

namespace AccountHealth.Web.Components.Runway;

/// <summary>A network's lane on the fleet's runway: its height is the share still running, one step down in the middle of each week.</summary>
internal static class FleetLane
{
    private const double Bottom = 40;
    private const double Tallest = 27;

    public static string Path(FleetNetwork lane)
    {
        var running = lane.Dated;
        var path = new StringBuilder($"M0 {Y(Bottom)}V{Y(Top(running, lane))}");
        for (var week = 0; week < lane.ByWeek.Count; week++)
        {
            running -= lane.ByWeek[week];
            path.Append(CultureInfo.InvariantCulture, $"H{week + 0.5}V{Y(Top(running, lane))}");
        }

        return path.Append(CultureInfo.InvariantCulture, $"H{lane.ByWeek.Count}V{Y(Bottom)}z").ToString();
    }

    /// <summary>Accounts with no known end lie as a fading band on top.</summary>
    public static string UnknownTop(FleetNetwork lane) => Y(Top(lane.Dated, lane) - 7);

    private static double Top(int running, FleetNetwork lane) => Bottom - (Tallest * running / Math.Max(1, lane.Dated));

    private static string Y(double y) => y.ToString("0.#", CultureInfo.InvariantCulture);
}
