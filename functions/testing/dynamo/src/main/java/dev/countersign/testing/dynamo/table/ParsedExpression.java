package dev.countersign.testing.dynamo.table;

import java.util.Set;

/**
 * A parsed expression.
 *
 * @param names the {@code #names} that it uses
 * @param values the {@code :values} that it uses
 */
record ParsedExpression<T>(T expression, Set<String> names, Set<String> values) {}
