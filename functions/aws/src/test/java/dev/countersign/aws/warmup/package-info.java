@NullMarked
package dev.countersign.aws.warmup;

import org.jspecify.annotations.NullMarked;
