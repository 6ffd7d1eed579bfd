/**
 * What tenants have applied, ready for use and at most a minute old: sources with their verifiers
 * and keys, terms, pseudonym keys.
 */
@NullMarked
package dev.countersign.app.registry;

import org.jspecify.annotations.NullMarked;
