/**
 * What the template tells the functions: for a version's whole life by environment variables, and
 * for the next minute by a parameter of the stack. The door is {@link
 * dev.countersign.aws.settings.CurrentSettings}.
 */
@NullMarked
package dev.countersign.aws.settings;

import org.jspecify.annotations.NullMarked;
