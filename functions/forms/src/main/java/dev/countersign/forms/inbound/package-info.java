/**
 * What sources send, read from mapped JSON: attestations, session records and resolutions. Subjects
 * become keyed hashes here.
 */
@NullMarked
package dev.countersign.forms.inbound;

import org.jspecify.annotations.NullMarked;
