package dev.countersign.forms.entry;

import dev.countersign.domain.session.Session;

/** A session in its canonical form, as entries and session records keep it. */
public final class KnownSession {
  private KnownSession() {}

  /** Writes the canonical bytes: equal sessions have equal bytes. */
  public static byte[] write(Session session) {
    return FormWriter.bytesOf(session, KnownSessionForm::write);
  }

  /**
   * Reads the canonical bytes of a session.
   *
   * @throws UnreadableEntry when they are not those of a session
   */
  public static Session read(byte[] bytes) {
    return FormReader.read(bytes, KnownSessionForm::read);
  }
}
