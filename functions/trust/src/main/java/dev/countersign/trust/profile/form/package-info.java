/** Reads a profile from its YAML file. The first mistake is named by its JSON Pointer. */
@NullMarked
package dev.countersign.trust.profile.form;

import org.jspecify.annotations.NullMarked;
