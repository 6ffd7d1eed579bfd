/** Metrics on their way to CloudWatch. */
@NullMarked
package dev.countersign.aws.metric;

import org.jspecify.annotations.NullMarked;
