/** Missing results: drafting inquiries, hearing of what was asked for, and what is said of them. */
@NullMarked
package dev.countersign.app.inquiry;

import org.jspecify.annotations.NullMarked;
