package dev.countersign.app.deliver.auth;

import dev.countersign.forms.config.Secret;
import java.time.Instant;

/**
 * A token that an engine gave.
 *
 * @param until used before this time only
 */
record Token(Secret text, Instant until) {
  boolean isGood(Instant now) {
    return now.isBefore(until);
  }
}
