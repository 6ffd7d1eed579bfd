/** Changes to a tenant's folder. */
@NullMarked
package dev.countersign.local.rotate;

import org.jspecify.annotations.NullMarked;
