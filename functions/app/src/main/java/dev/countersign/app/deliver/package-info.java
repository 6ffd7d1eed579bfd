/**
 * Results on their way into billing engines: from the bus to postings, and from postings to
 * engines. What is decided about a posting is the domain's.
 */
@NullMarked
package dev.countersign.app.deliver;

import org.jspecify.annotations.NullMarked;
