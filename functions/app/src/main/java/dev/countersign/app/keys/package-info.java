/** Fetching the public keys of issuers whose address a source names. */
@NullMarked
package dev.countersign.app.keys;

import org.jspecify.annotations.NullMarked;
