@NullMarked
package dev.countersign.aws.function;

import org.jspecify.annotations.NullMarked;
