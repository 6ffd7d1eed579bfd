/** The in-process DynamoDB compared with DynamoDB Local, over requests that a seed draws. */
@NullMarked
package dev.countersign.testing.dynamo.agreement;

import org.jspecify.annotations.NullMarked;
