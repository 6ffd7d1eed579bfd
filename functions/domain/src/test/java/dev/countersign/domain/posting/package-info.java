@NullMarked
package dev.countersign.domain.posting;

import org.jspecify.annotations.NullMarked;
