/** DynamoDB's client over one table in this process, for tests, the simulation and the bench. */
@NullMarked
package dev.countersign.testing.dynamo;

import org.jspecify.annotations.NullMarked;
