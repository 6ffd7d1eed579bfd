package dev.countersign.local.operator;

import java.util.Set;

/**
 * A call by what IAM sees of it.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resources the ARNs that it is about; {@code *} for an action that knows none
 */
record AwsCall(String action, Set<String> resources) {}
