/**
 * The ways to billing engines: by https, or into a file. A tenant may name any address, so what is
 * not public is refused.
 */
@NullMarked
package dev.countersign.app.deliver.connect;

import org.jspecify.annotations.NullMarked;
