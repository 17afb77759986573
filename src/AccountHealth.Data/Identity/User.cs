using Microsoft.AspNetCore.Identity;

namespace AccountHealth.Data.Identity;

/// <summary>Somebody who signs in. The user name is the e-mail address.</summary>
public sealed class User : IdentityUser
{
    /// <summary>A password somebody else chose has to be changed at the next sign-in.</summary>
    public bool MustChangePassword { get; set; }
}
