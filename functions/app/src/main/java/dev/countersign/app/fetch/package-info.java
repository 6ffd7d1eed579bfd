/** Reading the records that thin events name from the vendors' APIs, outside of any request. */
@NullMarked
package dev.countersign.app.fetch;

import org.jspecify.annotations.NullMarked;
