/** Puts the use cases together. It is the only package that knows all others. */
@NullMarked
package dev.countersign.app.assembly;

import org.jspecify.annotations.NullMarked;
