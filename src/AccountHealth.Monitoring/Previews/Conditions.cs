using System.Linq.Expressions;
using AccountHealth.Core.Accounts;

namespace AccountHealth.Monitoring.Previews;

/// <summary>Puts conditions on accounts together, so that the database can evaluate them as one.</summary>
internal static class Conditions
{
    /// <summary>One of them holds. There has to be one.</summary>
    public static Expression<Func<Account, bool>> Any(IEnumerable<Expression<Func<Account, bool>>> conditions) =>
        conditions.Aggregate((one, other) => Join(one, other, Expression.OrElse));

    public static Expression<Func<Account, bool>> And(this Expression<Func<Account, bool>> one, Expression<Func<Account, bool>> other) =>
        Join(one, other, Expression.AndAlso);

    private static Expression<Func<Account, bool>> Join(
        Expression<Func<Account, bool>> one, Expression<Func<Account, bool>> other, Func<Expression, Expression, BinaryExpression> join)
    {
        var account = one.Parameters[0];
        return Expression.Lambda<Func<Account, bool>>(join(one.Body, new Renaming(other.Parameters[0], account).Visit(other.Body)), account);
    }

    /// <summary>Both have to speak of the same account.</summary>
    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
