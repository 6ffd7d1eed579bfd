/** The members held against each other, over operations and requests that a seed makes. */
@NullMarked
package dev.countersign.testing.dynamo.agreement;

import org.jspecify.annotations.NullMarked;
