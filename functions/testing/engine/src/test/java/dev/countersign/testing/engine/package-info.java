@NullMarked
package dev.countersign.testing.engine;

import org.jspecify.annotations.NullMarked;
