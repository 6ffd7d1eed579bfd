/** Operating: writes what a tenant's folder says. */
@NullMarked
package dev.countersign.app.operate.apply;

import org.jspecify.annotations.NullMarked;
