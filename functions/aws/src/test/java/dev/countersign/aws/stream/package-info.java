@NullMarked
package dev.countersign.aws.stream;

import org.jspecify.annotations.NullMarked;
