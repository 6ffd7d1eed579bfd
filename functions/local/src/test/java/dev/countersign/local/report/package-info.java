@NullMarked
package dev.countersign.local.report;

import org.jspecify.annotations.NullMarked;
