/** The Quarkus application: which handler a function is, and what it stands on. */
@NullMarked
package dev.countersign.app.registry;

import org.jspecify.annotations.NullMarked;
