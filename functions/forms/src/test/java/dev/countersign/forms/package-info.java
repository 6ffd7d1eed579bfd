/** Tests of the forms. */
@NullMarked
package dev.countersign.forms;

import org.jspecify.annotations.NullMarked;
