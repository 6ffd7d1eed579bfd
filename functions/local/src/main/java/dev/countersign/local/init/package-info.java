/** Writes a tenant's folder to start from. */
@NullMarked
package dev.countersign.local.init;

import org.jspecify.annotations.NullMarked;
