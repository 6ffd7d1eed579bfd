/** A tenant's folder, checked, into the registry. */
@NullMarked
package dev.countersign.app.operate.apply;

import org.jspecify.annotations.NullMarked;
