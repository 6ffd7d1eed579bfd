/**
 * Reads what comes in: strict JSON and YAML to the domain's types, each mistake named by its place.
 */
@NullMarked
package dev.countersign.forms.json;

import org.jspecify.annotations.NullMarked;
