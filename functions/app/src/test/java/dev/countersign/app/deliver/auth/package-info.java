/** Tests of what authenticates. */
@NullMarked
package dev.countersign.app.deliver.auth;

import org.jspecify.annotations.NullMarked;
