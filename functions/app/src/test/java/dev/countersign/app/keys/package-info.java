/** Fetching key sets from an issuer over real HTTPS. */
@NullMarked
package dev.countersign.app.keys;

import org.jspecify.annotations.NullMarked;
