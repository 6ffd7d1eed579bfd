@NullMarked
package dev.countersign.testing.engine.http;

import org.jspecify.annotations.NullMarked;
