/** Tests of the ways to engines. */
@NullMarked
package dev.countersign.app.deliver.connect;

import org.jspecify.annotations.NullMarked;
