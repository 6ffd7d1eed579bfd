/** What both sides want to know of many outcomes together. */
@NullMarked
package dev.countersign.local.report;

import org.jspecify.annotations.NullMarked;
