/** Which keys receipts are signed with, and what is published of them. */
@NullMarked
package dev.countersign.app.receipt;

import org.jspecify.annotations.NullMarked;
