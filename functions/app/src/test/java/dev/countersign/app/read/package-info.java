/** Tests of the forms in which a month is read. */
@NullMarked
package dev.countersign.app.read;

import org.jspecify.annotations.NullMarked;
