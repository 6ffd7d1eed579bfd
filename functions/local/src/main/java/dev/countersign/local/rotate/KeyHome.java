package dev.countersign.local.rotate;

import dev.countersign.forms.config.Secret;
import java.io.IOException;
import java.util.Optional;

/** Where one of a deployment's own keys is kept. */
public interface KeyHome {
  /** What is kept; empty where nothing is. */
  Optional<Secret> read() throws IOException;

  /** Keeps the first key. */
  Written add(Secret key) throws IOException;

  /** Keeps this in place of what is there; whoever reads meanwhile sees the one or the other. */
  void replace(Secret key) throws IOException;

  /** Whether a first key was written. */
  enum Written {
    DONE,
    /** A key was there already; it stays. */
    NOT_OVERWRITTEN
  }
}
