/** What a source says: from a delivery to an answer. */
@NullMarked
package dev.countersign.app.attest;

import org.jspecify.annotations.NullMarked;
