/**
 * The functions in AWS: Lambda's events in and out, the AWS SDK's clients, settings by environment.
 */
@NullMarked
package dev.countersign.aws.secret;

import org.jspecify.annotations.NullMarked;
