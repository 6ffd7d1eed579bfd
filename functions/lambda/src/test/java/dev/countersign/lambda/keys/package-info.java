@NullMarked
package dev.countersign.lambda.keys;

import org.jspecify.annotations.NullMarked;
