/** Validates a tenant's folder by the published JSON Schemas, after its readers took it. */
@NullMarked
package dev.countersign.local.apply;

import org.jspecify.annotations.NullMarked;
