/** The Quarkus application: which handler a function is, and what it stands on. */
@NullMarked
package dev.countersign.app.assembly;

import org.jspecify.annotations.NullMarked;
