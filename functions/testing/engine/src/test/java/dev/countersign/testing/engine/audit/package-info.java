@NullMarked
package dev.countersign.testing.engine.audit;

import org.jspecify.annotations.NullMarked;
