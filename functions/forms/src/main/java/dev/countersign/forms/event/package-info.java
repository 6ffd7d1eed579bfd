/**
 * The events that are published for an entry, BillableResult and OutcomeChanged, as CloudEvents:
 * written, and read back.
 */
@NullMarked
package dev.countersign.forms.event;

import org.jspecify.annotations.NullMarked;
