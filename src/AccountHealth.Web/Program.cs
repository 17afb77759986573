using System.Globalization;
using AccountHealth.Web.CommandLine;

// One culture for everything that is written: files, mails, screens. Times are shown in zones, never in cultures.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

return await AccountHealthCommand.RunAsync(args);
