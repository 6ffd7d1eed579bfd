/** docs/openapi.yaml and docs/asyncapi.yaml, held against what the running handlers do. */
@NullMarked
package dev.countersign.local.docs;

import org.jspecify.annotations.NullMarked;
