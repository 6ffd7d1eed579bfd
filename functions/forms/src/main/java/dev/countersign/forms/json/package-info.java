/**
 * JSON, strictly: texts to values and back, the fields of an object read by name with every mistake
 * noted, and JSONata with limits on its time, depth and output.
 */
@NullMarked
package dev.countersign.forms.json;

import org.jspecify.annotations.NullMarked;
