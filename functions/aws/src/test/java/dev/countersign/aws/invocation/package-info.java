@NullMarked
package dev.countersign.aws.invocation;

import org.jspecify.annotations.NullMarked;
