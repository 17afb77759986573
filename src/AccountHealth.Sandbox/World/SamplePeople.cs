namespace AccountHealth.Sandbox.World;

/// <summary>The people of a fresh sandbox. Each network adds the accounts they share.</summary>
internal static class SamplePeople
{
    public static void AddTo(People people)
    {
        people.Add(new Person("ann", "Ann Berg", "ann.berg@example.com"));
        people.Add(new Person("bo", "Bo Lind", "bo.lind@example.com"));
        people.Add(new Person("chris", "Chris Novak", "chris.novak@example.com"));
        people.Add(new Person("dana", "Dana Osei", "dana.osei@example.com"));
        people.Add(new Person("eli", "Eli Marten", "eli.marten@example.com"));
        people.Add(new Person("fay", "Fay Quinn", "fay.quinn@example.com"));
    }
}
