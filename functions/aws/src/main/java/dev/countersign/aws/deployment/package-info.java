/** What happens while a new version of a function is deployed. */
@NullMarked
package dev.countersign.aws.deployment;

import org.jspecify.annotations.NullMarked;
