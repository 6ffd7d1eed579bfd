/**
 * Public keys of issuers, fetched out of band: never while a request waits, never because of one.
 */
@NullMarked
package dev.countersign.app.keys;

import org.jspecify.annotations.NullMarked;
