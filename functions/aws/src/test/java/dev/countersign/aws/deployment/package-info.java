@NullMarked
package dev.countersign.aws.deployment;

import org.jspecify.annotations.NullMarked;
