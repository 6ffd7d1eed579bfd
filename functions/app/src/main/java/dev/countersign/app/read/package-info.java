/** Reading sealed months: who may, and what is read. */
@NullMarked
package dev.countersign.app.read;

import org.jspecify.annotations.NullMarked;
