@NullMarked
package dev.countersign.domain.planning;

import org.jspecify.annotations.NullMarked;
