/**
 * The fake engine behind HTTP on 127.0.0.1, in JSON of its own, so that real clients can be tried.
 */
@NullMarked
package dev.countersign.testing.engine.http;

import org.jspecify.annotations.NullMarked;
