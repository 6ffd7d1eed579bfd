/** Tests of canonical JSON and JSONata; strict JSON is tested by its samples. */
@NullMarked
package dev.countersign.forms.json;

import org.jspecify.annotations.NullMarked;
