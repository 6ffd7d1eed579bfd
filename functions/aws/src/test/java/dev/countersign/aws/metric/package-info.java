@NullMarked
package dev.countersign.aws.metric;

import org.jspecify.annotations.NullMarked;
