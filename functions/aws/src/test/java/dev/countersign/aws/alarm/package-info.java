@NullMarked
package dev.countersign.aws.alarm;

import org.jspecify.annotations.NullMarked;
