/** How an outcome's history grows by one entry, whoever is in the way. */
@NullMarked
package dev.countersign.app.history;

import org.jspecify.annotations.NullMarked;
